import { type RehearsalWords, rehearsalWords } from '../../../adapters/messages/rehearsal-words.ts'
import { type Rehearsal, rehearse } from '../../../app/rehearsal/rehearse.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import { EXIT } from '../exit.ts'
import { progress, WORKING, whileWorking } from '../progress.ts'
import { rehearsalContext } from '../rehearsal-context.ts'
import { terminal } from '../set-up/company-choices.ts'
import { asJson } from '../tell-json.ts'
import { saidIn } from '../terminal-language.ts'

interface Options {
  org: string
  incidents: string
  app?: string
  dryRun?: boolean
  yes?: boolean
  wait: number
  locale?: Language
  json?: boolean
}

export async function rehearseOrganisation(options: Options): Promise<void> {
  const { org, dryRun: isDry = false, yes = false, json = false } = options
  const { GITHUB_TOKEN: token = '' } = process.env
  const meanwhile = saidIn(options.locale, 'no-policy')
  const before = await rehearsalWords(meanwhile)
  if (token === '') throw new ToldError(before.say('need.token'))
  const context = await whileWorking(WORKING.github[meanwhile], () => rehearsalContext(options, before))
  const words = await rehearsalWords(saidIn(options.locale, context.language))
  const drill = `${context.drill.repository.owner}/${context.drill.repository.name}`
  const plan = words.say('plan', { drill, place: `${org}/${context.name}`, login: context.viewer.login })
  if (isDry) {
    process.stdout.write(json ? `${asJson({ organisation: org, dryRun: true, plan })}\n` : `${plan}\n`)
    return
  }
  if (!yes && !(await agrees(plan, words, json))) return
  const watched = progress()
  const done = await rehearse(context.rehearsing((trial) => watched.begins(words.of({ id: trial, ...STILL }).fact)))
  watched.ends()
  process.stdout.write(json ? `${asJson(asData(done, org, words))}\n` : asText(done, words))
  const isOpen = ({ what, isGone }: Rehearsal['made'][number]) => what !== 'drill' && !isGone
  if (done.trials.some(({ outcome }) => outcome === 'not-held') || done.made.some(isOpen))
    process.exitCode = EXIT.findings
}

const STILL = { outcome: 'held', saw: '' } as const

/** A person who cannot be asked has to have agreed before. */
async function agrees(plan: string, words: RehearsalWords, json: boolean): Promise<boolean> {
  const at = terminal(json)
  if (at === 'nobody') throw new ToldError(`${plan}\n${words.say('need.yes')}`)
  try {
    process.stderr.write(`${plan}\n`)
    return /^(y|yes|はい)$/i.test((await at.question(`${words.say('ask.go-on')}: `)).trim())
  } finally {
    at.close()
  }
}

const MARKS = { held: '✓', 'not-held': '✗', 'not-tried': '·' } as const

function asText({ trials, made, drill }: Rehearsal, words: RehearsalWords): string {
  const lines = trials.map((told) => {
    const { fact, saw } = words.of(told)
    return `${MARKS[told.outcome]} ${fact}${saw === '' ? '' : `\n    ${saw}`}\n`
  })
  const count = (wanted: (typeof trials)[number]['outcome']) =>
    String(trials.filter(({ outcome }) => outcome === wanted).length)
  const notHere = words.notHere()
  const values = { held: count('held'), failed: count('not-held'), open: count('not-tried') }
  return [
    ...(drill?.isOldOne === true ? [`${words.say('went-on', { number: String(drill.number) })}\n`] : []),
    ...lines,
    `\n${words.say('end', values)}\n`,
    `${notHere.head}\n`,
    ...notHere.reasons.map(({ text, count: many, what }) => `· ${text} (${many}): ${what}\n`),
    ...made.map((one) => `${words.made(one)}\n`),
  ].join('')
}

const asData = ({ trials, made, drill }: Rehearsal, organisation: string, words: RehearsalWords) => ({
  ...{ organisation, dryRun: false, drill: drill ?? null },
  trials: trials.map((told) => ({ ...told, ...words.of(told) })),
  notHere: words.notHere().reasons,
  made: made.map((one) => ({ ...one, why: one.why ?? null, text: words.made(one) })),
})
