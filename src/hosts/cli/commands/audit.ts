import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { evidenceOf, findingText, operationDocument } from '../../../adapters/audit/operation-document.ts'
import { ledgerCheckout } from '../../../adapters/files/ledger-checkout.ts'
import { POLICY_FILE } from '../../../adapters/github/policy-source.ts'
import { parseRunbook } from '../../../adapters/runbooks/parse-runbook.ts'
import { gatherOperation, type Sources } from '../../../app/audit/gather.ts'
import { placesOf } from '../../../app/sweep.ts'
import { checkOperation } from '../../../domain/operation-check/check-operation.ts'
import { LANGUAGES, type Language } from '../../../domain/policy/basics.ts'
import { adoptingRole } from '../../../domain/policy-ledger.ts'
import type { Runbook } from '../../../domain/runbook/runbook.ts'
import { EXIT } from '../exit.ts'
import { githubFromEnvironment } from '../github.ts'
import { policyFile } from '../recorded-policies.ts'
import type { RecordsOptions } from '../records.ts'
import { policyInForce, worldFor } from '../world.ts'

interface Options extends RecordsOptions {
  policy?: string
  runbooks?: string
  app?: string
  sign?: string
  out?: string
  locale?: Language
  json?: boolean
}

const DAYS_TO_ACT = 30

export function auditCommand(): Command {
  return new Command('audit')
    .description('the operation check: for each requirement whether it holds, fails or does not apply, and what to do')
    .option('--repo <owner/name>', 'the repository of the incidents, through the API (token in GITHUB_TOKEN)')
    .option(
      '--app <slug>',
      "slug of the GitHub App, where the token is a person's: records count where the app wrote them",
    )
    .option('--dir <folder>', 'a checkout of the branch "hikeshi" instead, with --policy and --runbooks')
    .option('--policy <file>', 'with --dir: the policy')
    .option('--runbooks <folder>', 'with --dir: the folder of the runbooks')
    .option('--sign <name>', 'who has looked at the result and answers for it')
    .option('--out <folder>', 'write operation-check.json and operation-check.md there')
    .addOption(new Option('--locale <language>', "language of the findings (default: the policy's)").choices(LANGUAGES))
    .option('--json', 'one JSON document on stdout')
    .action(audit)
}

async function audit({ sign, out, locale, json = false, ...where }: Options): Promise<void> {
  const now = new Date().toISOString()
  const { sources, web, policyAt, runbookFolder } = await sourcesOf(where, now)
  const judged = checkOperation(await gatherOperation(sources))
  const { policy } = sources
  const officer = sources.directory?.roles.get(adoptingRole(policy) ?? '')?.[0]?.login ?? adoptingRole(policy) ?? ''
  const context = {
    ...{ language: locale ?? policy.locale, at: now, company: policy.company.name, owner: officer },
    due: new Date(Date.parse(now) + DAYS_TO_ACT * 86_400_000).toISOString().slice(0, 10),
    ...(web !== undefined && { web, policyFile: policyAt, runbookFolder }),
    ...(sign !== undefined && { signed: { by: sign, at: now } }),
  }
  const document = operationDocument(judged, context)
  const data = {
    ...{ at: now, company: policy.company.name, signed: context.signed ?? null },
    requirements: judged.map(({ findings, ...one }) => ({
      ...one,
      findings: findings.map((finding) => ({
        ...{ ...finding, ...findingText(finding, context.language) },
        evidence: evidenceOf(finding, context) ?? null,
      })),
    })),
  }
  if (out !== undefined) {
    await mkdir(out, { recursive: true })
    await writeFile(join(out, 'operation-check.json'), `${JSON.stringify(data, undefined, 2)}\n`)
    await writeFile(join(out, 'operation-check.md'), document)
  }
  process.stdout.write(json ? `${JSON.stringify(data)}\n` : document)
  if (judged.some(({ state }) => state === 'fails')) process.exitCode = EXIT.findings
}

interface Found {
  sources: Sources
  web?: string
  policyAt: string
  runbookFolder: string
}

async function sourcesOf({ repo, dir, app, policy: file, runbooks }: Options, now: string): Promise<Found> {
  if (dir !== undefined) {
    if (file === undefined) throw new Error('--dir holds the records alone: name the policy with --policy FILE')
    const [policy, read] = await Promise.all([policyFile(file), runbooks === undefined ? [] : runbooksIn(runbooks)])
    const repositories = [{ owner: '', name: '' }]
    return {
      sources: { policy, runbooks: read, ledger: ledgerCheckout(dir), repositories, now },
      policyAt: '',
      runbookFolder: '',
    }
  }
  const { world, repository } = await worldFor(repo, app)
  const inForce = await policyInForce(world, repository)
  const { policy, home } = inForce
  const [directory, found, publicRepositories] = await Promise.all([
    world.people.directory(inForce, []),
    world.runbooks.all(inForce),
    readByEverybody(home.owner, Object.values(policy.repositories)),
  ])
  const runbookPlace = policy.repositories[policy.runbooks.repository] ?? home.name
  return {
    sources: {
      ...{ policy, runbooks: found, ledger: world.ledger, repositories: placesOf(inForce), directory, now },
      publicRepositories,
    },
    web: world.web,
    policyAt: `${home.owner}/${home.name}/blob/HEAD/${POLICY_FILE}`,
    runbookFolder: `${home.owner}/${runbookPlace}/blob/HEAD/${policy.runbooks.folder}`,
  }
}

async function readByEverybody(owner: string, names: readonly string[]): Promise<string[]> {
  const client = githubFromEnvironment()
  const found: string[] = []
  for (const repo of new Set(names)) {
    const { data } = await client.request('GET /repos/{owner}/{repo}', { owner, repo })
    if (!data.private) found.push(repo)
  }
  return found
}

async function runbooksIn(folder: string): Promise<Runbook[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md') && name !== 'README.md').sort()
  const read = await Promise.all(
    names.map(async (name) => parseRunbook(name, await readFile(join(folder, name), 'utf8')).runbook),
  )
  return read.filter((runbook) => runbook !== undefined)
}
