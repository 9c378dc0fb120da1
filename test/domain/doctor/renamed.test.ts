import { describe, expect, it } from 'vitest'
import { renamedLabels, renamedOptions } from '../../../src/domain/doctor/renamed.ts'

const label = (name: string, description: string, color = '0052cc') => ({ name, description, color })
const WANTED = [label('phase: analysis', '分析'), label('phase: recovery', '復旧'), label('drill', '訓練', 'bfdadc')]

describe('what the app made is known again under another name', () => {
  it('R4.2-1 a label by its colour and its words, however the time of the last round stands behind them', () => {
    const there = [label('調査', '分析 [sweep 2030-01-02T03:04Z/PT3H]', '0052CC'), ...WANTED.slice(1)]
    expect(renamedLabels(WANTED, there)).toEqual([{ was: 'phase: analysis', is: '調査' }])
  })

  it('refused: another colour, other words, and what may have been one of two', () => {
    expect(renamedLabels(WANTED, [label('調査', '分析', 'ffffff'), ...WANTED])).toEqual([])
    expect(renamedLabels(WANTED, [label('調査', '調べる'), ...WANTED])).toEqual([])
    expect(renamedLabels(WANTED, [label('調査', '分析'), label('解析', '分析')])).toEqual([])
    expect(renamedLabels([...WANTED, label('phase: examine', '分析')], [label('調査', '分析')])).toEqual([])
  })

  it('is not the app’s own label in other letters', () => {
    expect(renamedLabels(WANTED, [label('Phase: Analysis', '分析')])).toEqual([])
  })

  it('R4.2-1 an option by its place', () => {
    expect(renamedOptions(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([{ was: 'b', is: 'x' }])
    expect(renamedOptions(['a', 'b', 'c'], ['a', 'b', 'c'])).toEqual([])
  })

  it('refused: options in another order, one too many, and another board altogether', () => {
    expect(renamedOptions(['a', 'b', 'c'], ['a', 'c', 'b'])).toEqual([])
    expect(renamedOptions(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])).toEqual([])
    expect(renamedOptions(['a', 'b', 'c'], ['a', 'c', 'x'])).toEqual([])
    expect(renamedOptions(['a', 'b', 'c'], ['Todo', 'In Progress', 'Done'])).toEqual([])
  })
})
