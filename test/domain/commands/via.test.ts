import { expect, it } from 'vitest'
import { untrustedApp } from '../../../src/domain/commands/via.ts'

it('R4.2-2 refused: an app that the policy does not name, by its name as GitHub spells it', () => {
  const policy = { 'trusted-apps': ['our-scanner'] }
  expect(untrustedApp(policy, 'account')).toBeUndefined()
  expect(untrustedApp(policy, { app: 'our-scanner' })).toBeUndefined()
  for (const app of ['some-ci', 'our-scanner-2', 'our-scanne', 'оur-scanner'])
    expect(untrustedApp(policy, { app })).toBe(app)
  expect(untrustedApp({ 'trusted-apps': [] }, { app: 'our-scanner' })).toBe('our-scanner')
})
