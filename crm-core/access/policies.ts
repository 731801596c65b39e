export type AccessPolicyName =
  'owned' | 'lead' | 'task' | 'note' | 'log' | 'shared' | 'settings' | 'audit' | 'internal'
