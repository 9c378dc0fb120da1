import { Octokit } from '@octokit/rest'
import { policyTexts } from '../../adapters/github/policy/policy-texts.ts'
import { sealerFrom, sealVerifier } from '../../adapters/keys/seal-key.ts'
import { findingWords } from '../../adapters/messages/finding-words.ts'
import { reportPage } from '../../adapters/report/report-page.ts'
import { verifyRecords } from '../../app/audit/verify-records.ts'
import { readCaseFile } from '../../app/case/case-file.ts'
import { placesOf } from '../../app/policy/places-of.ts'
import type { RepositoryName } from '../../app/ports/github.ts'
import type { PolicyInForce } from '../../app/ports/policy-source.ts'
import type { Ports } from '../../app/ports/ports.ts'
import { readRegister } from '../../app/report/read-register.ts'
import { titlesIn } from '../../app/report/titles-in.ts'
import type { Account } from '../../domain/case/case.ts'
import { clocksOf } from '../../domain/clock/clocks-of.ts'
import { type Told, ToldError } from '../../domain/values/told-error.ts'
import { OWNER } from '../../sandbox/organisation/people.ts'
import type { Deadline, Records } from '../../sandbox/records.ts'
import type { Sandbox, SandboxFacts } from '../../sandbox/sandbox-facts.ts'
import { compose } from '../shared/compose.ts'
import { onGitHub, operationCheck } from '../shared/operation-check.ts'
import { repositoryNamed } from './records.ts'
import { trialsOf } from './sandbox-trials.ts'

const silent = () => undefined
const NOTHING_ADOPTED: Told = {
  ja: 'まだ運用ポリシーが採択されていません',
  en: 'no policy has been adopted yet',
}

/** `verify`, `audit`, `report` and the clocks, as the command line has them, read from the embedded GitHub by its owner. */
export function sandboxRecords(facts: SandboxFacts, now: () => Date, secrets: Sandbox['secrets']): Records {
  // The owner of a company has public keys alone; whatever he could write would not be the app's.
  const { keys } = sealerFrom(secrets.privateKey, 'none')
  const sealing = sealVerifier(keys)
  const log = { debug: silent, info: silent, warn: silent, error: silent }
  const octokit = new Octokit({ auth: facts.tokens[OWNER], baseUrl: facts.url, userAgent: 'hikeshi', log })
  const home = named(facts.repos.incidents)
  /** Of what was read before nothing is parsed again: every page asks for the next deadline. */
  const texts = policyTexts()

  /** Read anew each time: between two looks the policy may be another. */
  async function look(): Promise<{ world: Ports; inForce: PolicyInForce; self: Account }> {
    const { data } = await octokit.users.getByUsername({ username: `${facts.app.slug}[bot]` })
    const self = { id: data.id, login: data.login }
    const world = compose({
      ...{ octokit, self, sealing, now, texts, warn: silent },
      repositories: async () => [{ ...home, id: 'not-told' }],
      calling: 'nobody',
    })
    const inForce = await world.policies.of(home)
    if (inForce === undefined) throw new ToldError(NOTHING_ADOPTED)
    return { world, inForce, self }
  }

  return {
    async verify(repository, language) {
      const { world, self } = await look()
      const report = await verifyRecords(world.ledger, named(repository), {
        ...{ writers: [self], signatures: 'not-expected', seals: sealing, trusted: world.ledger },
      })
      return { ...report, findings: report.findings.map(await findingWords(language)) }
    },
    async audit(locale) {
      const { world, inForce } = await look()
      const things = await onGitHub(world, inForce, home, now().toISOString())
      return (await operationCheck(things, { locale, sign: undefined, files: 'no-files' })).document()
    },
    async report(language) {
      const { world, inForce } = await look()
      const { rules: policy } = inForce
      const at = now().toISOString()
      const { entries, figures, holdings } = await readRegister(
        world.ledger,
        world.ledger,
        placesOf(inForce),
        policy,
        at,
      )
      const titles = await titlesIn(world.issues, placesOf(inForce), entries)
      const issues = `${world.web}/${facts.org}`
      return reportPage(entries, figures, holdings, {
        policy,
        language,
        now: at,
        records: 'vouched-for',
        issues,
        titles,
      })
    },
    async deadlines() {
      const { world, inForce } = await look()
      return deadlinesIn(world, inForce)
    },
    async trials(repository, number, lines) {
      const { world, inForce } = await look()
      const readers = (
        await Promise.all(Object.keys(facts.tokens).map((login) => readerOf(named(repository), login)))
      ).flat()
      return trialsOf(world, inForce, readers, { repository: named(repository), number, lines })
    },
  }

  /** Nobody where the repository is not shown to him: there he can write nothing at all. */
  async function readerOf({ owner, name }: RepositoryName, username: string): Promise<Account[]> {
    const { data } = await octokit.repos.getCollaboratorPermissionLevel({ owner, repo: name, username })
    const { user, permission } = data
    return permission === 'none' || user === null ? [] : [{ id: user.id, login: user.login }]
  }
}

async function deadlinesIn({ ledger, now }: Ports, inForce: PolicyInForce): Promise<Deadline[]> {
  const found: Deadline[] = []
  for (const repository of placesOf(inForce)) {
    for (const ref of await ledger.list(repository)) {
      const state = readCaseFile((await ledger.read(ref))?.lines ?? [], inForce.rules)?.case
      if (state === undefined) continue
      const place = { repository: `${repository.owner}/${repository.name}`, issue: state.issue }
      for (const { id, stopped, steps } of clocksOf(inForce.rules, state)) {
        const next = steps.find(({ at, said }) => !said && Date.parse(at) > now().getTime())
        if (stopped === undefined && next !== undefined)
          found.push({ ...place, clock: id, at: next.at, kind: next.kind })
      }
    }
  }
  return found.sort((one, other) => Date.parse(one.at) - Date.parse(other.at))
}

function named(text: string) {
  const repository = repositoryNamed(text)
  if (repository === undefined) throw new Error(`"${text}" is no repository`)
  return repository
}
