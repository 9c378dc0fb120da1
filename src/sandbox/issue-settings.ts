import { asObject, asTexts } from './json.ts'
import type { Notes } from './notes.ts'

type Settings = Pick<Notes, 'issueSettings' | 'nextId'>

/** Sets what is named: `types` by name, `fields` by name with the names of their options. What keeps its name keeps its id. */
export function setIssueSettings({ issueSettings: now, nextId }: Settings, types: unknown, fields: unknown): void {
  const named = <One extends { name: string }>(all: readonly One[], name: string) =>
    all.find((one) => one.name === name)
  if (types !== undefined) now.types = asTexts(types).map((name) => named(now.types, name) ?? { id: nextId(), name })
  if (fields !== undefined)
    now.fields = Object.entries(asObject(fields)).map(([name, options]) => {
      const before = named(now.fields, name)
      const kept = before?.options ?? []
      return {
        ...{ id: before?.id ?? nextId(), name },
        options: asTexts(options).map((option) => named(kept, option) ?? { id: nextId(), name: option }),
      }
    })
}
