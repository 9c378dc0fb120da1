import type { Language } from '../../domain/policy/languages.ts'
import type { Told } from '../../domain/values/told-error.ts'
import { toldOf, unforeseen } from '../shared/told-of.ts'

/** The error in one sentence, for the caller: what is wrong, and what to do next. */
export function inOneSentence(error: unknown, language: Language): string {
  if (!(error instanceof Error)) return String(error)
  return (toldOf(error) ?? ofTheMachine(error) ?? unforeseen(error))[language]
}

const ANOTHER_PORT: Told = {
  ja: '別のポートを選んでください（PORT、または使えるコマンドでは --port）',
  en: 'choose another (PORT, or --port where the command has it)',
}

const LISTENING: Readonly<Record<string, (address: string, port: string) => Told>> = {
  EADDRINUSE: (address, port) => ({
    ja: `${address} のポート ${port} は使われています。使っているプログラムを終えるか、${ANOTHER_PORT.ja}`,
    en: `port ${port} of ${address} is taken: end the program that has it, or ${ANOTHER_PORT.en}`,
  }),
  EACCES: (address, port) => ({
    ja: `${address} のポート ${port} を、このアカウントは開けません。1024 以上の${ANOTHER_PORT.ja}`,
    en: `port ${port} of ${address} may not be opened by this account: take one above 1023, so ${ANOTHER_PORT.en}`,
  }),
  EADDRNOTAVAIL: (address) => ({
    ja: `このマシンに ${address} というアドレスはありません。あるものを選んでください（HOST）`,
    en: `this machine has no address ${address}: choose one that it has (HOST)`,
  }),
}

const notAllowed = (path: string): Told => ({
  ja: `このアカウントは ${path} を読み書きできません。権限を与えるか、別の場所を指定してください`,
  en: `this account may not read or write ${path}: give it the right to, or name another place`,
})

const FILES: Readonly<Record<string, (path: string) => Told>> = {
  ENOENT: (path) => ({
    ja: `${path} というファイルもフォルダーもありません。正しいパスを指定してください`,
    en: `there is no file or folder ${path}: name the right one`,
  }),
  ENOTDIR: (path) => ({
    ja: `${path} はフォルダーではないか、フォルダーでないものの中を指しています。フォルダーを指定してください`,
    en: `${path} is no folder, or lies in what is none: name a folder`,
  }),
  EISDIR: (path) => ({
    ja: `${path} はフォルダーです。ファイルを指定してください`,
    en: `${path} is a folder, and a file is needed`,
  }),
  EACCES: notAllowed,
  EPERM: notAllowed,
  ENOSPC: (path) => ({
    ja: `${path} を書く空きがディスクにありません。空きを作ってから、もう一度実行してください`,
    en: `the disk is full, so ${path} cannot be written: make room, and run this again`,
  }),
}

const PROGRAMS: Readonly<Record<string, (path: string) => Told>> = {
  ENOENT: (path) => ({
    ja: `ここではプログラム ${path} が必要ですが、入っていません。インストールしてください`,
    en: `the program ${path} is needed here and is not installed: install it`,
  }),
}

function ofTheMachine(error: NodeJS.ErrnoException & { address?: string; port?: number }): Told | undefined {
  const { code = '', syscall = '', path, address, port } = error
  if (syscall === 'listen') return LISTENING[code]?.(String(address), String(port))
  if (path === undefined) return undefined
  return (syscall.startsWith('spawn') ? PROGRAMS : FILES)[code]?.(path)
}
