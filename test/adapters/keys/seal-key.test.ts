import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SealKeyError, sealerFrom, sealVerifier } from '../../../src/adapters/keys/seal-key.ts'
import { chainLines } from '../../../src/app/case/ledger/chain-lines.ts'
import { redactText } from '../../../src/app/case/ledger/redact.ts'
import { handOverText, keysFrom, sealed, sealedLength } from '../../../src/app/case/ledger/seal.ts'
import { type SealRules, sealedLines } from '../../../src/app/case/ledger/sealed-prefix.ts'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { sealKeyDraft } from '../../../src/app/policy/seal-key-draft.ts'
import { policyLedgerBound } from '../../../src/domain/policy/policy-ledger.ts'
import { boundDraft, countingSalt, draftOf, ledgerOf, note, redaction } from '../../support/ledger-drafts.ts'

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const first = rsa()
const pem = (type: 'pkcs1' | 'pkcs8') => first.export({ format: 'pem', type }).toString()
const second = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
const sealer = sealerFrom(pem('pkcs1'), 'none')
const other = sealerFrom(second, 'none')
const REF = ledgerOf(12)

const grown = (before: ReturnType<typeof chainLines>, ...texts: string[]) => [
  ...before,
  ...chainLines(before, [...(before.length === 0 ? [boundDraft()] : []), ...texts.map((text) => note(text))], {
    salt: countingSalt(),
  }),
]
const rules = (more: Partial<SealRules> = {}): SealRules => ({
  ...{ verifier: sealer, repository: 5 },
  ...more,
})
const lengthOf = (lines: ReturnType<typeof grown>, by = rules()) =>
  sealedLines(REF, printLedger(lines), by).lines.length
const twice = () => {
  const one = sealed(grown([], 'one'), sealer)
  return sealed(grown([...one], 'two', 'three'), sealer) as ReturnType<typeof grown>
}

describe('R4.4-5 the key that seals records', () => {
  it('refused: a text is whole only as far as a seal reaches: a rightly chained line behind it is none of it', () => {
    const lines = sealed(grown([], 'one'), sealer) as ReturnType<typeof grown>
    const whole = (text: string) => sealedLines(REF, text, rules()).isWhole
    expect(whole(printLedger(lines))).toBe(true)
    expect(whole(printLedger(grown([...lines], 'two')))).toBe(false)
    expect(whole(printLedger(sealed(grown([...lines], 'two'), other)))).toBe(false)
    expect(whole(`${printLedger(lines)}{}\n`)).toBe(false)
  })

  it('is the same for either form of the same private key, and another one for any other', () => {
    expect(sealerFrom(pem('pkcs8'), 'none').key).toBe(sealer.key)
    expect(other.key).not.toBe(sealer.key)
    expect(sealer.key).toMatch(/^[\w-]{43}$/)
  })

  it('refused: what is no private key, and what is no public one', () => {
    expect(() => sealerFrom('nonsense', 'none')).toThrow(SealKeyError)
    expect(() => sealVerifier(['nonsense'])).toThrow(SealKeyError)
    // The last of 43 characters has two bits to spare: another one there spells the same key.
    const spellings = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
      .map((last) => `${sealer.key.slice(0, -1)}${last}`)
      .filter((key) => key !== sealer.key && Buffer.from(key, 'base64url').equals(Buffer.from(sealer.key, 'base64url')))
    expect(spellings).toHaveLength(3)
    for (const key of spellings) expect(() => sealVerifier([key])).toThrow(SealKeyError)
  })

  it('allowed: whoever has the public key alone verifies; refused: a seal by another key in its name', () => {
    const verifier = sealVerifier([sealer.key])
    expect(verifier.verify(sealer.sign('text'), 'text')).toBe(true)
    expect(verifier.verify(sealer.sign('text'), 'Text')).toBe(false)
    expect(verifier.verify({ ...other.sign('text'), key: sealer.key }, 'text')).toBe(false)
    expect(verifier.verify({ key: sealer.key, signature: '!' }, 'text')).toBe(false)
  })

  it('refused: a right seal by a key that nobody here believes, until a seal that counts has named it', () => {
    const verifier = sealVerifier([sealer.key])
    expect(verifier.verify(other.sign('text'), 'text')).toBe(false)
    expect(sealer.verify(other.sign('text'), 'text')).toBe(false)
    const believing = verifier.and([other.key, 'no key at all'])
    expect(believing.verify(other.sign('text'), 'text')).toBe(true)
    expect(believing.verify(sealer.sign('text'), 'text')).toBe(true)
    expect(believing.verify({ ...sealer.sign('text'), key: 'no key at all' }, 'text')).toBe(false)
    expect([verifier.keys, verifier.verify(other.sign('text'), 'text')]).toEqual([[sealer.key], false])
  })
})

describe('R4.4-5 what a seal vouches for', () => {
  it('all lines up to it; an append that bears none counts for nothing, rightly hashed as it may be', () => {
    expect(lengthOf(twice())).toBe(4)
    expect(lengthOf(grown(twice(), 'forged'))).toBe(4)
    expect(lengthOf(sealed(grown(twice(), 'forged'), other) as ReturnType<typeof grown>)).toBe(4)
  })

  it('refused: a line that was changed and hashed anew, taken out, or put in another order', () => {
    const lines = twice()
    const rewritten = chainLines([], [boundDraft(), note('one'), note('2'), note('three')], { salt: countingSalt() })
    const seals = lines.map(({ seal }) => seal)
    expect(lengthOf(rewritten.map((line, at) => ({ ...line, seal: seals[at] })))).toBe(2)
    expect(lengthOf(lines.filter((_, at) => at !== 2))).toBe(2)
    expect(lengthOf([lines[0], lines[2], lines[1], lines[3]].flatMap((line) => line ?? []))).toBe(0)
  })

  it('refused: a seal that was moved to another line, or to another record', () => {
    const lines = twice()
    const [zero, one, two, three] = lines
    const moved = [zero, one, { ...two, seal: three?.seal }].flatMap((line) =>
      line?.hash ? [line] : [],
    ) as typeof lines
    expect(lengthOf(moved)).toBe(2)
    expect(lengthOf(lines, rules({ repository: 6 }))).toBe(0)
    expect(sealedLines(ledgerOf(13), printLedger(lines), rules()).lines).toEqual([])
  })

  it('a text that was taken out by the officer leaves the seals as they are; one that is put back does not count', () => {
    const lines = twice()
    const drafts = chainLines(lines, [redaction(2)], { salt: countingSalt() })
    const redacted = sealed(redactText([...lines, ...drafts], { line: 2, redactionSeq: 4 }), sealer)
    expect(lengthOf(redacted as typeof lines)).toBe(5)
    expect(lengthOf([...lines, ...redacted.slice(4)])).toBe(2)
  })
})

describe('R4.4-5 one key after another', () => {
  const keysOf = (lines: Parameters<typeof keysFrom>[0], { key }: { key: string }) => {
    const { adoptions, cases } = keysFrom(lines, sealVerifier([key]))
    return { adoptions: adoptions.keys, cases: cases.keys }
  }
  const stamp = draftOf(policyLedgerBound({ repository: { id: 5, name: 'incidents' } }))
  const record = (...drafts: ReturnType<typeof draftOf>[]) =>
    chainLines([], [stamp, ...drafts], { salt: countingSalt() })

  it('allowed: who believes the first key believes the one that it signs', () => {
    const next = sealerFrom(second, pem('pkcs1'))
    expect(next.keys).toEqual([other.key, sealer.key])
    const lines = record(...sealKeyDraft(undefined, sealer, 'first', stamp))
    const more = chainLines(lines, sealKeyDraft({ lines }, next, 'handed-over', stamp), { salt: countingSalt() })
    const both = [sealer.key, other.key]
    expect(keysOf([...lines, ...more], sealer)).toEqual({ adoptions: both, cases: both })
  })

  it('refused: a key that names itself as the successor', () => {
    const lines = record(...sealKeyDraft(undefined, sealer, 'first', stamp))
    const more = chainLines(lines, sealKeyDraft({ lines }, other, 'handed-over', stamp), { salt: countingSalt() })
    const own = [sealer.key]
    expect(keysOf([...lines, ...more], sealer)).toEqual({ adoptions: own, cases: own })
    // Nor one that others handed over, nor by a seal of something else that the first key did sign.
    const third = sealerFrom(pem('pkcs8'), 'none').sign('something else')
    for (const handedOver of [[other.sign(handOverText(other.key))], [third], [{ ...third, key: other.key }]]) {
      const forged = sealKeyDraft({ lines }, { ...other, handedOver }, 'handed-over', stamp)
      expect(keysOf([...lines, ...chainLines(lines, forged, { salt: countingSalt() })], sealer).cases).toEqual(own)
    }
  })

  it('a key that is lost goes on counting under the one that an administrator vouches for, and under no other', () => {
    const lines = record(...sealKeyDraft(undefined, sealer, 'first', stamp))
    const more = chainLines(lines, sealKeyDraft({ lines }, other, 'adopted-anew', stamp), { salt: countingSalt() })
    const anew = sealed([...lines, ...more], other)
    expect(keysOf(anew, other).cases).toEqual([other.key, sealer.key])
    expect(keysOf([...lines, ...more], other).cases).toEqual([other.key])
    expect(sealedLength(anew, sealVerifier([sealer.key]))).toBe(0)
  })

  it('refused: whoever found the lost key adopts nothing with it', () => {
    const lines = record(...sealKeyDraft(undefined, sealer, 'first', stamp))
    const more = chainLines(lines, sealKeyDraft({ lines }, other, 'adopted-anew', stamp), { salt: countingSalt() })
    const anew = sealed([...lines, ...more], other)
    const forged = sealed([...anew, ...chainLines(anew, [stamp], { salt: countingSalt() })], sealer)
    const keys = keysFrom(forged, sealVerifier([other.key]))
    expect(sealedLength(forged, keys.adoptions)).toBe(anew.length)
    expect(sealedLength(forged, keys.cases)).toBe(forged.length)
  })
})
