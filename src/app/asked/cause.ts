/**
 * Names of what was asked. The sweep makes the same ones of what it finds, so that nothing is done twice. GitHub's times
 * are whole seconds: who asked and for what tells two requests within one second apart.
 */
export const cause = {
  opened: () => 'form:opened',
  edited: (actor: number, updatedAt: string, length: number) => `form:${length}:${actor}@${updatedAt}`,
  comment: (id: number) => `comment:${id}`,
  commentEdited: (id: number, updatedAt: string, length: number) => `comment:${id}:${length}@${updatedAt}`,
  /** One of the commands of a comment. */
  command: (comment: string, index: number) => `${comment}#${index}`,
  label: (name: string, change: 'added' | 'removed', actor: number, updatedAt: string) =>
    `label:${name}:${change}:${actor}@${updatedAt}`,
  closed: (actor: number, at: string) => `closed:${actor}@${at}`,
  reopened: (actor: number, at: string) => `reopened:${actor}@${at}`,
  column: (item: number, to: string, actor: number, updatedAt: string) => `column:${item}:${to}:${actor}@${updatedAt}`,
  /** `which` is the review, or the head that it is about. */
  pullRequest: (number: number, action: string, which: string, at: string) =>
    `pull-request:${number}:${action}:${which}@${at}`,
  /** The same once more within the same second. */
  again: (name: string, times: number) => (times < 2 ? name : `${name}~${times}`),
}
