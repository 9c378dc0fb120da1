import { type Language, wordsIn } from '../../../../src/domain/policy/basics.ts'
import { defaultPolicy, namesIn } from './default-policy.ts'
import { code, table } from './table.ts'

/** Every field of the default policy: what it is called, who may record it, whether it may leave the repository. */
export function fields(language: Language): string {
  const policy = defaultPolicy()
  const names = namesIn(policy, language)
  const asked = new Set(
    Object.values(policy.processes).flatMap(({ form }) => form?.items.map(({ field }) => field) ?? []),
  )
  const words = {
    ja: {
      head: ['記入項目', '名前', '種類', '誰が記録できるか', '要求'],
      usual: '既定の役割',
      kept: '機密',
      form: '報告者（受付時）',
    },
    en: {
      head: ['field', 'label', 'kind', 'who may record it', 'requirement'],
      usual: 'usual roles',
      kept: 'confidential',
      form: 'reporter (at intake)',
    },
  }[language]
  const rows = Object.entries(policy.fields).map(([id, field]) => [
    code(id),
    wordsIn(language, field.label),
    `${code(field.kind)}${field.confidential ? ` (${words.kept})` : ''}`,
    names.list([
      ...(asked.has(id) ? [words.form] : []),
      ...(field['set-by']?.filter((role) => !(asked.has(id) && role === 'reporter')).map(names.role) ?? [words.usual]),
    ]),
    field.clause ?? '',
  ])
  const usual = names.list(policy.defaults['set-by'].map(names.role))
  const note = { ja: `既定の役割：${usual}。`, en: `Usual roles: ${usual}.` }[language]
  return `${note}\n\n${table(words.head, rows)}`
}
