import { describe, expect, it } from 'vitest'
import { oneAtATime } from '../../../src/hosts/shared/one-at-a-time.ts'

const never = new Promise<never>(() => undefined)
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

describe('R4.3-1 work on one case', () => {
  it('allowed: whoever contains does not wait for an answer that waits for GitHub’s limits', async () => {
    const alone = oneAtATime({ isSlowed: () => true, sleep: async () => undefined })
    void alone('case 1', 'unless-stalled', () => never)
    expect(await alone('case 1', 'unless-stalled', async () => 'contained')).toBe('contained')
  })

  it('refused: where nothing is slowed down, one comes after another', async () => {
    const alone = oneAtATime({ isSlowed: () => false, sleep: () => new Promise((resolve) => setImmediate(resolve)) })
    const done: string[] = []
    let end = (): void => undefined
    const first = alone(
      'case 1',
      'unless-stalled',
      () =>
        new Promise<void>((resolve) => {
          end = () => {
            done.push('first')
            resolve()
          }
        }),
    )
    const second = alone('case 1', 'unless-stalled', async () => void done.push('second'))
    await alone('case 2', 'unless-stalled', async () => void done.push('other'))
    await turns()
    expect(done).toEqual(['other'])
    end()
    await Promise.all([first, second])
    expect(done).toEqual(['other', 'first', 'second'])
  })

  it('refused: what would be done twice waits, however slow GitHub is', async () => {
    const alone = oneAtATime({ isSlowed: () => true, sleep: async () => undefined })
    const done: string[] = []
    void alone('reports', 'strictly', () => never)
    void alone('reports', 'strictly', async () => void done.push('second'))
    await turns()
    expect(done).toEqual([])
  })

  it('a failure keeps nobody behind it waiting', async () => {
    const alone = oneAtATime({ isSlowed: () => false, sleep: () => never })
    const failed = alone('case 1', 'unless-stalled', async () => {
      throw new Error('it fails')
    })
    const next = alone('case 1', 'unless-stalled', async () => 'next')
    await expect(failed).rejects.toThrow('it fails')
    expect(await next).toBe('next')
  })
})
