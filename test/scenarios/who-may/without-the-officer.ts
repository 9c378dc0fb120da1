import type { Company } from '../company.ts'

/** The officer leaves the team, and the board takes the role: the delivery is lost, and whatever was looked up is a minute old. */
export async function withoutTheOfficer(office: Company, login: string): Promise<void> {
  const team = '/orgs/example-corp/teams/security-officer/memberships'
  await office.control('POST', '/faults', { drop: 1 })
  await office.call('admin', 'DELETE', `${team}/${login}`)
  await office.call('admin', 'PUT', `${team}/board`)
  await office.control('POST', '/faults', {})
  await office.control('POST', '/clock', { advance: 'PT61S' })
}
