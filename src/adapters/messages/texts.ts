import Mustache from 'mustache'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { Language } from '../../domain/policy/languages.ts'
import { type TextKey, textsOf } from './text-files.ts'
import { withoutBlanks } from './without-blanks.ts'

/** Markdown that we made ourselves; every other value is somebody's text and is made harmless. */
export interface Markdown {
  readonly markdown: string
}

export const md = (markdown: string): Markdown => ({ markdown })

type TextParam = string | number | Markdown

/** By name; one that takes work to make is made when a text holds its name. */
export type TextParams = Readonly<Record<string, TextParam | (() => TextParam)>>

export type Translate = (key: TextKey, params?: TextParams) => string

export function textsIn(language: Language): Translate {
  return (key, params = {}) => {
    const text = withoutBlanks(textsOf(language)[key], (name) => harmless(params[name] ?? ''))
    return Mustache.render(text, params, {}, { escape: harmless })
  }
}

// Mustache asks this for each value that a text holds: there is no way past it, since no text uses `{{{`.
function harmless(value: unknown): string {
  return isMarkdown(value) ? value.markdown : asInlineText(String(value))
}

const isMarkdown = (value: unknown): value is Markdown =>
  typeof value === 'object' && value !== null && 'markdown' in value && typeof value.markdown === 'string'
