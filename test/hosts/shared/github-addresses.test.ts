import { expect, it } from 'vitest'
import { apiOf, webOf } from '../../../src/hosts/shared/github-addresses.ts'

it.each([
  [undefined, 'https://api.github.com', 'https://github.com'],
  ['', 'https://api.github.com', 'https://github.com'],
  ['github.com', 'https://api.github.com', 'https://github.com'],
  ['octocorp.ghe.com', 'https://api.octocorp.ghe.com', 'https://octocorp.ghe.com'],
  ['github.example.jp', 'https://github.example.jp/api/v3', 'https://github.example.jp'],
])('GitHub seen at %s: API and web address', (host, api, web) => {
  expect(apiOf(host)).toBe(api)
  expect(webOf(api)).toBe(web)
})
