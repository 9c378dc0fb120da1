import { devNull } from 'node:os'
import { dirname, resolve } from 'node:path'

/**
 * How git is started in a folder that may have come from anybody, its configuration included. Only that folder is
 * looked at, by itself: no setting of it starts a program, no content is fetched that is not there, and nothing that
 * the folder keeps beside its history (replacements, grafts, a graph of commits, notes) changes what the history says.
 */
export function gitInCheckout(directory: string, args: readonly string[]) {
  return {
    args: ['--no-pager', ...SETTINGS.flatMap((setting) => ['-c', setting]), ...args],
    options: { cwd: directory, env: { ...withoutGit(process.env), ...environment(directory) } },
  }
}

const SETTINGS = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.commitGraph=false',
  'core.sshCommand=false',
  'diff.external=',
  'log.showSignature=false',
  'log.showRoot=true',
  'log.mailmap=false',
  'diff.renames=false',
  'protocol.allow=never',
  // A folder that was downloaded without its history may be laid out as a repository, with settings of its own.
  'safe.bareRepository=explicit',
]

const environment = (directory: string) => ({
  GIT_ALLOW_PROTOCOL: '',
  GIT_CEILING_DIRECTORIES: dirname(resolve(directory)),
  GIT_GRAFT_FILE: devNull,
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
})

/** Settings for another repository, as within a hook of git, would lead there; a person's own settings stay. */
const withoutGit = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_(?!CONFIG_(?!PARAMETERS)|EXEC_PATH$)/i.test(name)))
