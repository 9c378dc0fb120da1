import { MANIFEST } from '../../app/audit/pack/manifest.ts'
import type { EvidencePack } from '../../app/audit/pack/pack-sources.ts'
import { CLAUSES } from '../../domain/audit/operation-check/clauses.ts'
import type { Judgement } from '../../domain/audit/operation-check/operation.ts'
import type { FrameworkMapping } from '../../domain/audit/pack/frameworks.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { SealKey } from '../../domain/policy/policy-ledger.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import { code, fence } from '../messages/marks.ts'
import { type FindingWords, filled } from './finding-words.ts'

/** Stands for the key that the auditor has from elsewhere: one that lies in the pack vouches for nothing by itself. */
export const NOTED_KEY = 'THE-KEY-THAT-WAS-NOTED-DOWN'

/**
 * Checks an audit pack without Hikeshi: every hash, the signature under them and whose it is, that nothing lies there
 * besides, by whatever name or link, and that each policy is the blob of its name. The last line alone says that it holds; a
 * shell that it is pasted into stays open where it does not.
 */
export const PACK_CHECK = [
  `noted=${NOTED_KEY}`,
  `{ test "$(openssl pkey -pubin -in seal-key.pem -outform DER | tail -c 32 | base64 | tr '+/' '-_' | tr -d '=')" = "$noted" || { echo "Another key."; false; }; }`,
  `sha256sum --check --strict ${MANIFEST}`,
  'openssl pkeyutl -verify -pubin -inkey seal-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig',
  `test "$(find . ! -type d | cut -c3- | grep -vxE '${MANIFEST}(\\.sig)?|seal-key\\.pem' | LC_ALL=C sort)" = "$(cut -c67- ${MANIFEST} | LC_ALL=C sort)"`,
  '(for policy in $(find policies -type f); do test "policies/$(git hash-object --no-filters "$policy").yml" = "$policy" || exit 1; done)',
  'echo "The audit pack is whole."',
].join(' &&\n')

/** The same where nobody signed. */
export const UNSIGNED_CHECK = PACK_CHECK.split('\n')
  .filter((line) => !/^noted=|openssl/.test(line))
  .join('\n')

export interface PackMade extends Pick<EvidencePack, 'missing' | 'withheld'> {
  company: string
  at: string
  /** The public key of the signature, in base64url, as `hikeshi start` prints it. */
  key: string | 'not-signed'
  /** Every key that the record of adoptions names, in its order: another one was noted down before a rotation. */
  keys: readonly { key: string; how: SealKey['how']; at: string }[]
}

/** The head of an audit pack: what is in it, what is not, and how it is checked. */
export function packReadme({ texts }: FindingWords, { company, at, key, keys, missing, withheld }: PackMade): string {
  const isSigned = key !== 'not-signed'
  const lines = (keys: readonly string[]): string => keys.map((one) => `- ${texts(`pack.${one}`)}`).join('\n')
  const parts = [
    `# ${texts('pack.title')}`,
    `${asInlineText(company)} · ${at}`,
    lines(['table', 'records', 'policies', 'cited', 'summaries', 'mapping']),
    `## ${texts('pack.check')}`,
    fence(isSigned ? PACK_CHECK : UNSIGNED_CHECK),
    isSigned
      ? filled(texts('pack.signed'), { key: code(key), noted: code(NOTED_KEY) })
      : `**${texts('pack.not-signed')}**`,
    keys.length < 2
      ? ''
      : `${texts('pack.keys')}\n\n${keys.map((one) => `- ${code(one.key)} · ${one.at} · ${texts(`pack.key.${one.how}`)}`).join('\n')}`,
    `## ${texts('pack.left-out')}`,
    withheld === 0 ? texts('pack.nothing-withheld') : filled(texts('pack.withheld'), { count: String(withheld) }),
    missing.length === 0 ? '' : `${texts('pack.missing')}\n\n${missing.map((path) => `- ${code(path)}`).join('\n')}`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** Our obligations by the controls of others, each with its state: a table for each framework. */
export function mappingDocument(
  { texts, language }: FindingWords,
  { frameworks, obligations }: FrameworkMapping,
  judged: readonly Judgement[],
): string {
  const states = new Map(judged.map(({ clause, state }) => [clause, state]))
  const sections = Object.entries(frameworks).map(([id, { title, source, controls }]) => {
    const rows = Object.entries(controls).map(([control, words]) => {
      const ours = CLAUSES.filter((clause) => ownProperty(obligations, clause)?.[id]?.includes(control))
      const named = ours.map((clause) => `${clause} (${texts(`doc.${states.get(clause) ?? 'not-applicable'}`)})`)
      return `| ${control} | ${words[language]} | ${named.join(texts('doc.comma')) || '–'} |`
    })
    const head = [texts('pack.control'), texts('pack.control-title'), texts('doc.requirement')].join(' | ')
    return [`## ${title}`, '', `<${source}>`, '', `| ${head} |`, '| --- | --- | --- |', ...rows].join('\n')
  })
  return `${[`# ${texts('pack.mapping-title')}`, texts('pack.mapping-note'), ...sections].join('\n\n')}\n`
}
