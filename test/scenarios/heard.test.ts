import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { ownReport, report, STOLEN } from './report.ts'

describe('R4.2-4 whatever somebody meant as a command is answered, by whoever and however it was typed', () => {
  let office: Company
  let number: number
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())
  beforeEach(async () => {
    await office.control('POST', '/faults', {})
    await office.control('POST', '/clock', { advance: 'PT1H' })
    number = await office.as('reporter').report(ownReport())
  })

  const lines = async () => (await office.ledger(number)).map(({ type }) => type)
  const notes = async () =>
    (await office.ledger(number)).flatMap(({ type, free: { note } }) =>
      type === 'note-added' && note !== undefined && 'text' in note ? [note.text] : [],
    )

  it.each([
    ['a yen sign', 'responder', '￥contain LANを抜いた'],
    ['the middle dot of a kana keyboard', 'responder', '・contain LANを抜いた'],
    ['a mention', 'responder', '@officer さん /contain LANを抜いた'],
    ['a greeting', 'responder', 'お疲れさまです。/contain LANを抜いた'],
    ['voice input', 'responder', 'スラッシュ コンテイン LANを抜いた'],
    ['the name of a phase', 'responder', '/containment LANを抜いた'],
    ['a table', 'responder', '| /contain LANを抜いた |'],
    ['a chat with the app', 'responder', '@hikeshi contain LANを抜いた'],
  ])('R4.3-1 containment behind %s is kept at once, and its line given back', async (_what, who, text) => {
    const said = await office.as(who).says(number, text)
    expect(said).toContain('行った処置を記録しました')
    expect(said).toContain('`/contain LANを抜いた`')
    expect(await notes()).toEqual(['LANを抜いた'])
  })

  it('R4.3-1 a reporter’s and a bystander’s reach whoever must confirm it, by mention and with the line', async () => {
    for (const who of ['reporter', 'board']) {
      const said = await office.as(who).says(number, `@hikeshi contain ${who}がLANを抜いた`)
      expect(said.split('\n')[2]).toBe(`@${who} さん、行った処置を記録しました。ありがとうございます。`)
      expect(said).toMatch(/@officer、@deputy さん、/)
      expect(said).toContain(`\`/contain ${who}がLANを抜いた\``)
    }
    expect(await notes()).toEqual(['reporterがLANを抜いた', 'boardがLANを抜いた'])
    expect(await office.phase(number)).toBe('reported')
    expect(await office.as('officer').says(number, '/contain reporterがLANを抜いた')).toContain(
      '封じ込めを記録しました',
    )
    expect(await office.phase(number)).toBe('containment')
  })

  it('R4.3-1 where no delivery told of it, the sweep keeps it and calls, once', async () => {
    await office.control('POST', '/faults', { drop: 1 })
    await office.as('board').comments(number, '/contain 受付のPCのLANを抜いた')
    await office.control('POST', '/faults', {})
    await office.control('POST', '/clock', { advance: 'PT10M' })
    await office.sweep()
    await office.sweep()
    expect(await notes()).toEqual(['受付のPCのLANを抜いた'])
    const told = (await office.answers(number)).filter(({ body }) =>
      body.includes('@board さん、行った処置を記録しました'),
    )
    expect(told).toHaveLength(1)
    expect(told[0]?.body).toMatch(/@officer、@deputy さん、/)
  })

  it.each([
    ['/evidence', '→ `/evidence 「業務用端末（PC・スマートフォン）のログ」 「‹保管した場所›」`'],
    ['/証拠', '・例：`/evidence 「管理画面の記録の写し」 「共有フォルダー」`'],
    ['/contact', '→ `/contact 「携帯電話会社」 「‹相手の回答›」`'],
    ['/note', '・例：`/note at 昨日 23:40 知らない番号から電話があった`'],
    ['/action', '→ `/action @officer ‹年-月-日› ‹対策›`'],
    ['/redact', '・何が起きましたか：`/redact 2 ‹理由›`'],
  ])('%j without its words is answered with lines of this case, and no grammar', async (text, line) => {
    const said = await office.as('officer').says(number, text)
    expect(said).toContain(line)
    expect(said).not.toContain('[')
    // Sent as it stands, a line with a placeholder records nothing either.
    const before = (await lines()).length
    await office
      .as('officer')
      .says(number, line.replace(/^[^`]*`|`$/g, '').replace(/^(?!.*‹).*$/, '/note ‹気づいたこと›'))
    expect((await lines()).slice(before)).toEqual(['request-refused'])
  })

  it.each([
    ['/contain LANを抜いた\n/重大度 高', '`/set 重大度 高` のことですか'],
    ['/contain unplugged it\n/severity high', '`/set severity high` のことですか'],
  ])(
    'R4.3-1 a field’s own name below a containment holds nothing up, and is answered with the line that works: %j',
    async (text, line) => {
      expect(await office.as('officer').says(number, text)).toContain(line)
      expect(await office.phase(number)).toBe('containment')
      await office.as('officer').says(number, line.slice(1, line.indexOf('`', 1)))
      expect((await office.issue(number)).labels).toContain('severity: high')
    },
  )

  it.each([
    ['/undo', '「undo」というコマンドはありません'],
    ['承認します', '`/approve` のことですか'],
    ['ヘルプ', '`/help` のことですか'],
    ['/再開', '→ `/phase 分析`<br>→ `/phase 封じ込め`'],
    ['### 分類\nセキュリティに対する侵害', '`/record` のことですか'],
    ['/set 対象システム メール', '「関係する機器・サービス・場所」のことですか'],
    ['/set 深刻度 高い', '`/set 深刻度 高` のことですか'],
  ])('%j is answered with what helps, and does nothing', async (text, words) => {
    const before = (await lines()).length
    expect(await office.as('officer').says(number, text)).toContain(words)
    expect((await lines()).slice(before)).toEqual(['request-refused'])
  })

  it('R1-3 a message pasted from a chat dismisses nothing', async () => {
    const said = await office.as('officer').says(number, '転記します\n\n[火曜日 9:00] 佐藤 太郎\n/dismiss 誤検知')
    expect(said).toContain('`/dismiss 誤検知` のことですか')
    expect(await office.phase(number)).toBe('reported')
  })

  it('R1-3 what somebody may not do himself reaches whoever may, with the line that does it', async () => {
    const said = await office.as('reporter').says(number, '/dismiss 見つかりました')
    expect(said).toMatch(/@officer.* `reporter` さんの依頼です。.*`\/dismiss ‹理由›`/)
    expect(await office.phase(number)).toBe('reported')
  })

  it('R1-1 an answer that is none of its choices, and words beside the answers, are kept and spoken of at once', async () => {
    const told = report({ ...STOLEN, description: '選択肢に合わない報告' })
    const odd = await office
      .as('reporter')
      .report(
        `社長のPCです\n\n${told.replace('疑い・はっきりしない', 'たぶん本当です').replace(/(### 今も続いて.*\n\n.*)/, '$1\n\n隣のPCも変です')}`,
      )
    const first = (await office.answers(odd)).map(({ body }) => body).join('\n')
    expect(first).toMatch(
      /「確かさ」に「たぶん本当です」とありますが、選択肢のどれにも当てはまりません.*`\/set 確かさ/s,
    )
    expect(first).toContain('フォームの答えのほかに書かれたことも、時系列に残しました')
    const kept = (await office.ledger(odd)).flatMap(({ type, free: { text } }) =>
      type === 'text-kept' && text !== undefined && 'text' in text ? [text.text] : [],
    )
    expect(kept.join('\n')).toMatch(/社長のPCです[\s\S]*隣のPCも変です/)
  })

  it('R1-1 a report as the form makes it is asked nothing of the kind', async () => {
    const first = (await office.answers(number)).map(({ body }) => body).join('\n')
    expect(first).not.toMatch(/選択肢のどれにも|フォームの答えのほか|同じ見出し/)
  })

  it.each([
    ['en', 'status', 'did you mean `/status`'],
    ['en', 'slash contain pulled the cable', 'what you did is on record'],
    ['en', '/undo', 'There is no command “undo”'],
  ] as const)('in the language of the case: %s, %j', async (language, text, words) => {
    const english = await office
      .as('reporter')
      .report(report({ ...STOLEN, description: `A bag was stolen: ${text}` }, language))
    const said = await office.as('responder').says(english, text)
    expect(said).toContain(words)
    expect(said).not.toMatch(/[\p{Script=Han}\p{Script=Hiragana}]/u)
  })
})
