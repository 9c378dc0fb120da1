import { FACTS } from '../facts.ts'

const SKINS = ['#f2d3b1', '#e0ac84', '#c68652', '#8d5a34']
const HAIRS = ['#3a2a1e', '#7a4a21', '#1f1f24', '#b5772f', '#8a8f98']
const GROUNDS = ['#ddf4ff', '#dafbe1', '#fff8c5', '#ffebe9', '#fbefff', '#ffeff7', '#fff1e5', '#eaeef2', '#d8f0ec']

/** A drawn face: nobody's, and always the same for a login. */
export function Face({ login, size = 20 }: { login: string; size?: number }) {
  const bot = login.endsWith('[bot]')
  return (
    <svg class={bot ? 'face bot' : 'face'} width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      {bot ? <Robot /> : <Person index={seat(login)} />}
    </svg>
  )
}

const seat = (login: string): number => {
  const index = FACTS.people.findIndex((person) => person.login === login)
  return index < 0 ? login.length : index
}

function Person({ index }: { index: number }) {
  const skin = SKINS[index % SKINS.length]
  const hair = HAIRS[(index * 2) % HAIRS.length]
  const long = index % 3 === 0
  return (
    <>
      <rect width="40" height="40" fill={GROUNDS[index % GROUNDS.length]} />
      {long && <path d="M9 19c0-9 4-13 11-13s11 4 11 13v13H9z" fill={hair} />}
      <path
        d="M6 42c0-8 6-12 14-12s14 4 14 12z"
        fill={['#0969da', '#1a7f37', '#8250df', '#bc4c00', '#57606a'][index % 5]}
      />
      <rect x="17" y="25" width="6" height="7" fill={skin} />
      <ellipse cx="20" cy="19" rx="8" ry="9" fill={skin} />
      <path
        d={
          index % 2 === 0
            ? 'M11.500 18c0-8 4-11 8.500-11s8.500 3 8.500 11c-2-4-5-6-8-6s-7 2-9 6z'
            : 'M11.500 17c0-7 3-10 8.500-10s9 4 8.500 9c-4 0-6-1-8-4-2 3-5 5-9 5z'
        }
        fill={hair}
      />
      <circle cx="17" cy="20" r="1.100" fill="#24292f" />
      <circle cx="23" cy="20" r="1.100" fill="#24292f" />
      {index % 4 === 1 && (
        <path
          d="M14 20a3 3 0 1 0 6 0a3 3 0 1 0-6 0m6 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0"
          fill="none"
          stroke="#24292f"
          stroke-width=".8"
        />
      )}
      <path d="M17 24.200q3 2.200 6 0" fill="none" stroke="#24292f" stroke-width="1" stroke-linecap="round" />
    </>
  )
}

function Robot() {
  return (
    <>
      <rect width="40" height="40" rx="8" fill="#cf222e" />
      <path d="M20 6c2 5 9 8 9 16a9 9 0 0 1-18 0c0-4 2-6 4-8 0 2 1 4 2.500 4.500C17 14 18 9 20 6z" fill="#fff" />
      <circle cx="17" cy="24" r="1.500" fill="#cf222e" />
      <circle cx="23" cy="24" r="1.500" fill="#cf222e" />
    </>
  )
}
