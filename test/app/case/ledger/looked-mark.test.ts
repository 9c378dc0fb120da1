import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { sealerFrom } from '../../../../src/adapters/keys/seal-key.ts'
import { lookedIn, lookedMark } from '../../../../src/app/case/ledger/looked-mark.ts'

const key = () =>
  sealerFrom(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), 'none')

it('R4.4-5 the word of an earlier round counts by the app’s own key, for its own repository and commit; refused: any other', () => {
  const [ours, another] = [key(), key()]
  const [tip, older] = ['a'.repeat(40), 'b'.repeat(40)]
  const word = lookedMark(ours, 5, tip)
  expect(word.length).toBeLessThanOrEqual(100)
  expect(lookedIn(word, ours, 5)).toBe(tip)
  expect(lookedIn(word.replace(tip, older), ours, 5)).toBeUndefined()
  expect(lookedIn(word, ours, 6)).toBeUndefined()
  expect(lookedIn(lookedMark(another, 5, tip), ours, 5)).toBeUndefined()
  expect(lookedIn('', ours, 5)).toBeUndefined()
})
