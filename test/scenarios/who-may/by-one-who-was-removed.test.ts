import { everyRowBy } from './every-row.ts'

everyRowBy(['removed'], async ({ office }) => {
  const team = '/orgs/example-corp/teams/security-officer/memberships'
  // The delivery that tells of it is lost, and what was looked up before is a minute old.
  await office.control('POST', '/faults', { drop: 1 })
  await office.call('admin', 'DELETE', `${team}/officer`)
  await office.call('admin', 'PUT', `${team}/board`)
  await office.control('POST', '/faults', {})
  await office.control('POST', '/clock', { advance: 'PT61S' })
})
