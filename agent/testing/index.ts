/** The door for tests and evals: a language model that says what it is told, over real HTTP. */
export {
  startModelServer,
  type ModelReply,
  type ModelRequest,
  type ModelServer,
  type ModelServerOptions,
  type ScriptedCall,
} from './model-server.ts'
