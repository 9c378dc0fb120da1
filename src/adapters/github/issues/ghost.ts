/** Whom GitHub shows where an account was deleted; nobody has this id. */
export const GHOST = { id: 0, login: 'ghost', type: 'User' }
