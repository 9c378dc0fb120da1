import type { Night } from '../../../story/night.ts'
import type { PlaygroundKey } from '../../words.ts'
import { FACTS } from '../facts.ts'
import { approves, type ByItself, meanwhile, merges, reports, says, writesPlan } from './by-itself.ts'
import { approved, came, closed, commented, dragged, found, merged, type Test, toPlan, toRecord } from './heard.ts'

/** Something to do: who does it, where, what may be filled in, and how the sandbox tells that it was done. */
export interface Goal {
  who: string
  key: PlaygroundKey
  at: (number: number) => string
  offer?: (night: Night) => Offered
  done: Test
  /** How it is done where somebody skips it. */
  byItself?: ByItself
}

export type Offered = { kind: 'comment'; text: string } | { kind: 'report' } | { kind: 'plan' } | { kind: 'meanwhile' }

export interface TourStep {
  key: PlaygroundKey
  text: PlaygroundKey
  goals: readonly Goal[]
}

const { incidents, runbooks } = FACTS.repos
const atCase = (number: number) => `/${incidents}/issues/${number}`
const atBoard = () => `/orgs/${FACTS.org}/projects/${FACTS.project.number}`
const atPulls = () => `/${runbooks}/pulls`
const comment = (text: string): Offered => ({ kind: 'comment', text })

/** The night of a stolen password, in eight steps: each is over when the sandbox has heard of what it asks for. */
export const STEPS: readonly TourStep[] = [
  {
    ...{ key: 'tour.1', text: 'tour.1.text' },
    goals: [
      {
        ...{
          who: 'reporter',
          key: 'tour.1.do',
          at: () => `/${incidents}/issues/new`,
          offer: () => ({ kind: 'report' }),
          byItself: reports,
        },
        done: (signals, number) =>
          signals.some(
            (each) =>
              each.event === 'issues' &&
              each.action === 'opened' &&
              each.number === number &&
              each.repository === incidents,
          ),
      },
    ],
  },
  {
    ...{ key: 'tour.2', text: 'tour.2.text' },
    goals: [
      {
        who: 'officer',
        key: 'tour.2.do',
        at: atCase,
        offer: ({ severity }) => comment(severity),
        done: commented('officer', '/set '),
        byItself: says('officer', ({ severity }) => severity),
      },
    ],
  },
  {
    ...{ key: 'tour.3', text: 'tour.3.text' },
    goals: [
      {
        who: 'responder',
        key: 'tour.3.do',
        at: atCase,
        offer: ({ contain }) => comment(contain),
        done: came('containment'),
        byItself: says('responder', ({ contain }) => contain),
      },
    ],
  },
  {
    ...{ key: 'tour.4', text: 'tour.4.text' },
    goals: [{ who: 'responder', key: 'tour.4.do', at: atBoard, done: dragged('responder') }],
  },
  {
    ...{ key: 'tour.5', text: 'tour.5.text' },
    goals: [
      {
        who: 'responder',
        key: 'tour.5.do',
        at: atCase,
        offer: ({ findings }) => comment(findings),
        done: commented('responder', '/record'),
        byItself: says('responder', ({ findings }) => findings),
      },
      {
        who: 'responder',
        key: 'tour.5.move',
        at: atBoard,
        done: came('eradication'),
        byItself: says('responder', () => '/advance'),
      },
    ],
  },
  {
    ...{ key: 'tour.6', text: 'tour.6.text' },
    goals: [
      {
        ...{ who: 'executive', key: 'tour.6.meanwhile', at: atCase, done: came('learning') },
        offer: () => ({ kind: 'meanwhile' }),
        byItself: meanwhile,
      },
      {
        ...{ who: 'sysadmin', key: 'tour.6.edit', at: atPulls, done: toPlan('sysadmin'), byItself: writesPlan },
        offer: () => ({ kind: 'plan' }),
      },
      ...['sysadmin', 'officer'].map(
        (who): Goal => ({
          ...{ who, key: 'tour.6.approve', at: atPulls, done: approved(who), byItself: approves(who) },
        }),
      ),
      { who: 'officer', key: 'tour.6.merge', at: atPulls, done: merged, byItself: merges },
    ],
  },
  {
    ...{ key: 'tour.7', text: 'tour.7.text' },
    goals: [
      {
        who: 'officer',
        key: 'tour.7.lessons',
        at: atCase,
        offer: ({ lessons }) => comment(lessons),
        done: commented('officer', '/record'),
        byItself: says('officer', ({ lessons }) => lessons),
      },
      {
        who: 'board',
        key: 'tour.7.board',
        at: atCase,
        offer: ({ acknowledge }) => comment(acknowledge),
        done: commented('board', '/acknowledge'),
        byItself: says('board', ({ acknowledge }) => acknowledge),
      },
      {
        who: 'officer',
        key: 'tour.7.told',
        at: atCase,
        offer: ({ measure, told }) => comment(`${measure}\n${told}`),
        done: commented('officer', '/sent'),
        byItself: says('officer', ({ measure, told }) => `${measure}\n${told}`),
      },
      {
        who: 'officer',
        key: 'tour.7.close',
        at: atBoard,
        done: closed,
        byItself: says('officer', () => '/advance'),
      },
    ],
  },
  {
    ...{ key: 'tour.8', text: 'tour.8.text' },
    goals: [
      { who: 'admin', key: 'tour.8.tamper', at: atCase, done: toRecord('admin') },
      { who: 'admin', key: 'tour.8.found', at: atCase, done: found('admin') },
    ],
  },
]
