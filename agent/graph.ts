import { END, START, Send, StateGraph, type BaseCheckpointSaver } from '@langchain/langgraph'
import { checkPlan } from './nodes/check-plan.ts'
import { execute } from './nodes/execute.ts'
import { gate } from './nodes/gate.ts'
import { loadContext } from './nodes/load-context.ts'
import { plan } from './nodes/plan.ts'
import { reduce } from './nodes/reduce.ts'
import { remember } from './nodes/remember.ts'
import { respond } from './nodes/respond.ts'
import { RunContext, scopeOf, type NodeRuntime } from './scope.ts'
import { AgentState, type State, type Update } from './state.ts'
import { mustKeep } from './store/must-keep.ts'

/**
 * One turn: load_context → plan → check_plan → (gate) → execute (one Send an action) → reduce,
 * then the next step, another round with the model, or the reply.
 */
export function buildGraph(checkpointer: BaseCheckpointSaver) {
  return new StateGraph(AgentState, { context: RunContext })
    .addNode('load_context', spoken(loadContext))
    .addNode('make_plan', spoken(plan))
    .addNode('check_plan', spoken(checkPlan))
    .addNode('gate', spoken(gate))
    .addNode('execute', execute)
    .addNode('reduce', spoken(reduce))
    .addNode('respond', spoken(respond))
    .addNode('remember', spoken(remember))
    .addEdge(START, 'load_context')
    .addEdge('load_context', 'make_plan')
    .addConditionalEdges('make_plan', nextStep, ['check_plan', 'make_plan', 'respond'])
    .addConditionalEdges('check_plan', afterCheck, ['gate', 'execute', 'reduce', 'respond'])
    .addConditionalEdges('gate', actions, ['execute', 'reduce'])
    .addEdge('execute', 'reduce')
    .addConditionalEdges('reduce', nextStep, ['check_plan', 'make_plan', 'respond'])
    .addEdge('respond', 'remember')
    .addEdge('remember', END)
    .compile({ checkpointer })
}
export type AgentGraph = ReturnType<typeof buildGraph>

/** Steps run in plan order; a model is asked again once its calls are answered. */
function nextStep(state: State) {
  if (state.ending) return 'respond'
  if (state.cursor < state.plan.length) return 'check_plan'
  return state.lane === 'model' ? 'make_plan' : 'respond'
}

function afterCheck(state: State) {
  if (state.ending) return 'respond'
  return state.approval_id ? 'gate' : actions(state)
}

/** One Send an action, so that a crash or a failure of one never runs its siblings again. */
function actions(state: State) {
  const step = state.plan[state.cursor]
  if (!step || state.runnable.length === 0) return 'reduce'
  return state.runnable.map((index) => new Send('execute', { step_id: step.id, index }))
}

/**
 * Where checkpoints are stored, what a node says is stored before its checkpoint: a crash in between
 * says nothing twice and forgets nothing. Elsewhere the log's own short beat is enough.
 */
function spoken(node: (state: State, runtime: NodeRuntime) => Promise<Update>) {
  return async (state: State, runtime: NodeRuntime): Promise<Update> => {
    const update = await node(state, runtime)
    const { events, tools } = scopeOf(runtime)
    if (mustKeep({ ...state, ...update }, (tool) => tools.get(tool)?.effect)) await events.flush()
    return update
  }
}
