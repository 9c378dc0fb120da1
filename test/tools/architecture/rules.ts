import type { IFlattenedRuleSet } from 'dependency-cruiser'

type Rule = NonNullable<IFlattenedRuleSet['forbidden']>[number]
type Side = Readonly<Record<string, unknown>>

const forbid = (name: string, comment: string, from: Side, to: Side): Rule =>
  ({ name, comment, severity: 'error', from, to }) as Rule

const only = (name: string, comment: string, allowed: string, to: string): Rule =>
  forbid(name, comment, { path: '^src/', pathNot: allowed }, { path: to })

/** Modules that something outside `src` starts or reads: the package's programs, the Action, the build, the compiler. */
export const ENTRIES = ['/main[.]tsx?$', '[.]d[.]ts$', '[.]config[.]js$', '^src/hosts/cli/']

/** The rooms of `src/app` in the order in which a run passes them. */
const ROOMS = [
  'state',
  'ports',
  'case',
  'inbox',
  'messages',
  'decisions',
  'screen',
  'follow-up',
  'policy',
  'pipeline',
  'rounds',
  'events',
] as const

/** Beside them: what looks at all records, or at what is set up. */
const LATER = ['replay', 'report', 'doctor', 'rehearsal', 'set-up'] as const

const HOSTS = ['probot', 'action', 'cli'] as const

/** The command line is how the server is started. */
const isStartedBy = (host: string, other: string): boolean => host === 'cli' && other === 'probot'

/** How the parts may know each other: domain ← app ← adapters ← hosts, and the sandbox beside them. */
export const RULES: readonly Rule[] = [
  forbid(
    'domain-knows-only-itself',
    'Decisions must be the same on a server, in an Action and in a test: the core knows no port, no GitHub, no machine.',
    { path: '^src/domain/' },
    { path: '^src/(app|adapters|hosts|sandbox)/' },
  ),
  forbid(
    'app-knows-only-domain',
    'A use case speaks to ports: whoever implements them can be changed without it.',
    { path: '^src/app/' },
    { path: '^src/(adapters|hosts|sandbox)/' },
  ),
  forbid(
    'adapters-know-no-host',
    'The same adapters serve every host; one that knew its host would need a twin.',
    { path: '^src/adapters/' },
    { path: '^src/(hosts|sandbox)/' },
  ),
  only(
    'probot-only-in-its-host',
    'The Action starts without Probot: loading it costs more than the whole rest.',
    '^src/hosts/probot/',
    '(^|/)node_modules/probot/',
  ),
  only(
    'actions-toolkit-only-in-its-host',
    'The toolkit reads and writes the runner: nothing else has one.',
    '^src/hosts/action/',
    '(^|/)node_modules/@actions/',
  ),
  only(
    'embedded-github-only-in-sandbox',
    'Production code never knows that the embedded GitHub is there: only the base URL differs.',
    '^src/sandbox/',
    '(^|/)node_modules/(emulate|graphql)/',
  ),
  only(
    'sandbox-only-from-cli',
    'The sandbox is a place to try; the command line starts it, and nothing else leans on it.',
    '^src/(sandbox|hosts/cli)/',
    '^src/sandbox/',
  ),
  forbid(
    'domain-is-pure',
    'The core has no clock, no network, no files: what it decides can be decided again.',
    { path: '^src/domain/' },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'no-cycles',
    'Two modules that need each other, if only for a type, are one idea in two files.',
    { path: '^src/' },
    { circular: true },
  ),
  ...ROOMS.map((room, at) =>
    forbid(
      `room-${room}`,
      'One way for the data: a room of the use cases knows those that a run passes before it, and none that come after.',
      { path: `^src/app/${room}/` },
      { path: `^src/app/(${[...ROOMS.slice(at + 1), ...LATER].join('|')})/` },
    ),
  ),
  forbid(
    'rooms-only',
    'A use case without a room is a use case that nobody finds.',
    { path: '^src/app/[^/]+[.]ts$' },
    { path: '.' },
  ),
  ...HOSTS.map((host) =>
    forbid(
      `host-${host}`,
      'What two hosts need is shared; a host that imports another cannot be left out.',
      { path: `^src/hosts/${host}/` },
      { path: `^src/hosts/(${HOSTS.filter((other) => other !== host && !isStartedBy(host, other)).join('|')})/` },
    ),
  ),
  forbid(
    'no-orphans',
    'What nothing needs is read, tested and feared for nothing.',
    { path: '^src/', orphan: true, pathNot: ENTRIES },
    {},
  ),
]
