import type { Language } from '../../src/domain/policy/basics.ts'

type Words = Readonly<Record<Language, string>>

/** Something that goes wrong, what a person sees of it, and the test that plays it: a file and the beginning of a title. */
export interface Fault {
  fault: Words
  seen: Words
  shown: readonly [file: string, title: string]
}

const scenario = (name: string) => `test/scenarios/${name}.test.ts`
const both = (en: string, ja: string): Words => ({ en, ja })

const DELIVERIES: readonly Fault[] = [
  {
    fault: both('No delivery arrives at all', '配信（Webhook）が一つも届かない'),
    seen: both(
      'Everything stands there after the next sweep, as if it had been heard',
      '次の定期巡回のあとに、届いたときと同じ表示になります',
    ),
    shown: [scenario('swept'), 'a report by the form, and every door of its case'],
  },
  {
    fault: both('Half of the deliveries are lost', '配信の半分が失われる'),
    seen: both('Each act is once on the record and answered once', '操作は一度ずつ記録され、一度ずつ回答されます'),
    shown: [scenario('disturbed'), 'half of the deliveries lost'],
  },
  {
    fault: both('Every delivery comes twice, in any order, some late', '配信が二重に、順不同で、遅れて届く'),
    seen: both('Nothing is recorded or answered twice', '記録も回答も二重になりません'),
    shown: [scenario('disturbed'), 'every delivery twice, in any order, some late'],
  },
  {
    fault: both('All that was ever delivered is delivered once more', '過去の配信がすべて再送される'),
    seen: both('Nothing changes', '何も変わりません'),
    shown: [scenario('killed'), 'everything delivered once more changes nothing'],
  },
  {
    fault: both('Deliveries come a day late, the last one first', '配信が一日遅れ、最後のものから届く'),
    seen: both('Each act is once on the record', '操作は一度ずつ記録されます'),
    shown: [scenario('other-clocks'), 'deliveries come a day late, the last one first, and once more after that'],
  },
  {
    fault: both(
      'The server’s clock goes ten minutes before GitHub’s, or behind it',
      'サーバーの時計が GitHub より十分進んでいる、または遅れている',
    ),
    seen: both(
      'Each act is once on the record, by GitHub’s time, and whoever moved a card is known',
      '操作は GitHub の時刻で一度ずつ記録され、カードを動かした人も分かります',
    ),
    shown: [scenario('other-clocks'), 'the server’s clock goes %s GitHub’s: each act is once on the record'],
  },
  {
    fault: both('The board’s deliveries come after those of comments', 'ボードの配信がコメントの配信より遅れて届く'),
    seen: both('The move is judged once, and so is the comment', '移動もコメントも一度だけ判定されます'),
    shown: [
      scenario('awkward-github'),
      'what one door tells after another: the board’s move is judged once, and so is the comment',
    ],
  },
  {
    fault: both('Nobody heard that a report was opened', '報告の配信が届かない'),
    seen: both(
      'The next sweep opens the case once, as its author wrote it',
      '次の定期巡回が、報告者の書いたとおりに一度だけ受け付けます',
    ),
    shown: [
      scenario('disturbed'),
      'R1-1 a report whose opening nobody heard of is found by the sweep, and opened once',
    ],
  },
  {
    fault: both(
      'Nobody heard of a blank issue, and somebody speaks to it',
      'フォームのない報告の配信が届かないまま、だれかがコマンドを書く',
    ),
    seen: both('The case opens first, then the command runs', '先に案件が受け付けられ、次にコマンドが実行されます'),
    shown: [scenario('blank-issue'), 'R4.3-1 its delivery was lost, and somebody speaks to it'],
  },
  {
    fault: both(
      'Nobody heard of a blank issue in the restricted repository',
      '限定公開のリポジトリの、フォームのない報告の配信が届かない',
    ),
    seen: both(
      'The next sweep opens the case and answers, without a word of it',
      '次の定期巡回が受け付けて返事をします。本文は写しません',
    ),
    shown: [scenario('restricted-incident'), 'R1-1 R8-2 nobody heard of it: the sweep opens it'],
  },
  {
    fault: both('An edit of the form was not heard of', 'フォームの編集の配信が届かない'),
    seen: both(
      'The correction is recorded once, under the editor’s name and GitHub’s time',
      '訂正が、編集した人の名前と GitHub の時刻で一度だけ記録されます',
    ),
    shown: [scenario('missed-edits'), 'R1-1 of the form: once, by its author'],
  },
  {
    fault: both('A comment was edited before anybody heard of it', 'コメントが、配信の届く前に編集された'),
    seen: both(
      'It is not carried out; its author is asked to write it again',
      '実行されず、書いた人にもう一度書くようお願いします',
    ),
    shown: [scenario('many-at-once'), 'a comment that was edited before anybody saw it is not carried out'],
  },
  {
    fault: both('The reopening of a plan was not heard of', 'プルリクエストの再開の配信が届かない'),
    seen: both(
      'The sweep finds it, and the gate is judged by how it stands',
      '定期巡回が見つけ、いまの状態で条件を判定します',
    ),
    shown: [scenario('prevention-pull'), 'R4.4-1 reopened, and nobody heard of it: the sweep finds it'],
  },
  {
    fault: both('A delivery is larger than any that GitHub sends', '配信が GitHub の上限より大きい'),
    seen: both('It is refused with 413, and the server goes on', '413 で断り、サーバーは動き続けます'),
    shown: [
      'test/hosts/probot/bounded-bodies.test.ts',
      '27 MB in chunks, unsigned or with the headers of a delivery: 413, and the server goes on',
    ],
  },
  {
    fault: both('A sender goes away in the middle of a delivery', '送り手が途中で切れる'),
    seen: both('Nothing is left behind', '何も残りません'),
    shown: ['test/hosts/probot/bounded-bodies.test.ts', 'a sender who goes away leaves nothing behind'],
  },
]

const ANSWERS: readonly Fault[] = [
  {
    fault: both('A gateway’s page stands where an answer should', '回答の代わりに中継サーバのページが返る'),
    seen: both(
      'Asked again or looked for: each act is once on the record, and answered once',
      'もう一度問い合わせるか探します。操作は一度ずつ記録され、一度ずつ回答されます',
    ),
    shown: [scenario('odd-answers'), 'a page of a gateway in place of each answer, nothing done'],
  },
  {
    fault: both(
      'The connection ends in the middle, before or after the write took effect',
      '書き込みの前または後に接続が切れる',
    ),
    seen: both('Nothing is lost, and nothing stands there twice', '何も失われず、二重にもなりません'),
    shown: [scenario('odd-answers'), 'the connection ends once it is done'],
  },
  {
    fault: both(
      'A server serves two companies, and GitHub makes one of them wait',
      '一つのサーバーを二社が使い、GitHub が片方を待たせる',
    ),
    seen: both(
      'The other is answered and has its sweep; no word of one comes to the other',
      'もう一社への回答と定期巡回は続きます。互いの言葉が混ざることはありません',
    ),
    shown: ['test/hosts/probot/two-companies.test.ts', 'R4.2-4 while GitHub makes one wait, the other is answered'],
  },
  {
    fault: both(
      'GraphQL breaks off, asks for a pause or gives nothing, and says so with status 200',
      'GraphQL がステータス 200 のまま、途中で終わる、待つよう求める、何も返さない',
    ),
    seen: both('Each act is once on the record and answered once', '操作は一度ずつ記録され、一度ずつ回答されます'),
    shown: [scenario('odd-answers'), 'GraphQL breaks off with status 200, and what was asked was done'],
  },
  {
    fault: both('An answer ends in the middle of its text', '応答が途中で切れる'),
    seen: both(
      'It is asked again or looked for: nothing stands there twice',
      'もう一度尋ねるか探すので、二重にはなりません',
    ),
    shown: [scenario('odd-answers'), 'each answer ends in the middle, and what was asked was done'],
  },
  {
    fault: both('The app’s token is taken back in the middle of its work', '処理の途中でアプリのトークンが無効になる'),
    seen: both('Another one is asked for, and the work goes on', '新しいトークンを取り直して続けます'),
    shown: [scenario('odd-answers'), 'a token that is taken back in the middle'],
  },
  {
    fault: both('One answer of GitHub in eight is an error', 'GitHub の応答の 8 回に 1 回がエラーになる'),
    seen: both('The same as on a quiet evening, a little later', '少し遅れて、ふだんと同じ表示になります'),
    shown: [scenario('disturbed'), 'one answer in eight an error'],
  },
  {
    fault: both('A write was done, and its answer was lost', '書き込みは済んだのに、応答が失われる'),
    seen: both(
      'It is looked for before it is made again: nothing stands there twice',
      '作り直す前に探すので、二重になりません',
    ),
    shown: [scenario('disturbed'), 'one write in six done with its answer lost'],
  },
  {
    fault: both('The answer to an adoption was lost', '採択の記録への応答が失われる'),
    seen: both('The person who adopted it is told that it is in force', '採択した人に、採択できたと伝えます'),
    shown: [
      'test/adapters/github/adopt.test.ts',
      'R9-2 the same comment judged once more, since its answer was lost, has adopted it still',
    ],
  },
  {
    fault: both('A secondary rate limit now and then', 'ときどき二次制限にかかる'),
    seen: both('Answers come once the pause is over', '待ち時間のあとに回答が届きます'),
    shown: [scenario('disturbed'), 'a secondary rate limit now and then'],
  },
  {
    fault: both(
      'A hundred reports in ten minutes, under GitHub’s limits',
      '10 分に 100 件の報告が、GitHub の制限の下で届く',
    ),
    seen: both(
      'A containment is recorded within ten seconds, all is shown within the hour',
      '封じ込めは 10 秒以内に記録され、表示は 1 時間以内にそろいます',
    ),
    shown: [
      scenario('slowed'),
      '%s: what is contained in minute 10 is recorded within 10 s, and all is shown within the hour',
    ],
  },
  {
    fault: both('Three hundred reports: answers are late', '300 件の報告で回答が遅れる'),
    seen: both('The case says until when answers come late', '回答が何時ごろまで遅れるかが、案件に表示されます'),
    shown: [scenario('slowed'), 'three hundred: answers are late, and it is known until when'],
  },
  {
    fault: both('The hourly limit is used up', '1 時間あたりの上限を使い切る'),
    seen: both('Nothing is asked until the reset; then everything goes on', 'リセットまで待ち、そのあと続けます'),
    shown: [
      'test/adapters/github/client/client.test.ts',
      'a pause that nobody sits out holds all who ask later: nothing is sent meanwhile',
    ],
  },
  {
    fault: both('Files read as they were seconds ago', 'ファイルが数秒前の内容で読まれる'),
    seen: both('Each act is recorded once, in its order', '操作は順番どおり一度ずつ記録されます'),
    shown: [scenario('awkward-github'), 'files that read as they were before: each act is recorded once, in its order'],
  },
  {
    fault: both('A repository was renamed', 'リポジトリの名前が変わった'),
    seen: both('Writes go on to its new name', '新しい名前のリポジトリに書き込みを続けます'),
    shown: ['test/adapters/github/client/client.test.ts', 'a write goes on to a repository that was renamed'],
  },
  {
    fault: both('GitHub does not know the token', 'トークンが GitHub に通らない'),
    seen: both(
      'The log says so, apart from a missing thing and a refusal',
      'ログに、「ない」「断られた」と区別して出ます',
    ),
    shown: [
      'test/adapters/github/client/client.test.ts',
      'tells an unknown token, a missing thing and a refusal apart',
    ],
  },
  {
    fault: both('A list of records is too long for one answer', '記録の一覧が 1 回の応答に収まらない'),
    seen: both('It is read folder by folder, and nothing is left out', 'フォルダーごとに読み、もれはありません'),
    shown: [
      'test/adapters/github/ledger/git-ledger.test.ts',
      'lists folder by folder where GitHub cuts the long answer short',
    ],
  },
  {
    fault: both('A bit of everything at once', 'いくつもの障害が同時に起こる'),
    seen: both(
      'After a sweep each act is once on the record, and answered once',
      '定期巡回のあと、操作は一度ずつ記録され、回答されています',
    ),
    shown: [scenario('disturbed'), 'a bit of everything'],
  },
]

const PROCESSES: readonly Fault[] = [
  {
    fault: both('The app is killed after every other act', 'アプリが操作のたびに強制終了される'),
    seen: both('What was under way is found at the start', '途中だったことは、起動時に見つかります'),
    shown: [
      scenario('killed'),
      'killed without warning after every other act: what was under way is found at the start',
    ],
  },
  {
    fault: both('The app is killed in the middle of its work, again and again', '処理の途中で何度も強制終了される'),
    seen: both('Everything is there once in the end', '最後には、すべてが一度ずつあります'),
    shown: [scenario('killed'), 'killed in the middle of its work, again and again'],
  },
  {
    fault: both('The app is killed at each of its writes in turn', '書き込みのたびに強制終了される'),
    seen: both(
      'Everything is there once, and a second sweep writes nothing',
      'すべてが一度ずつあり、二回目の定期巡回は何も書きません',
    ),
    shown: [scenario('killed-at-each-write'), 'R4.2-4 %s: everything is there once, and a second sweep writes nothing'],
  },
  {
    fault: both('It is killed while a case is being opened', '案件を受け付けている途中で強制終了される'),
    seen: both('One record, one status comment, one answer', '記録、状態コメント、回答はそれぞれ一つです'),
    shown: [scenario('awkward-github'), 'killed at its write %d: one record, one status comment, one answer'],
  },
  {
    fault: both(
      'It is killed before it could keep or link an action item’s issue',
      '対策の課題を作った直後に強制終了される',
    ),
    seen: both(
      'The sweep finds the issue and puts it under its case',
      '定期巡回がその課題を見つけ、案件の下に置きます',
    ),
    shown: [
      scenario('actions'),
      'R4.4-3 an instance killed before it could keep or link the issue: the sweep finds it by its mark',
    ],
  },
  {
    fault: both('Four instances work on one case at once', '四つのアプリが同じ案件を同時に処理する'),
    seen: both('Nothing is lost, nothing doubled', '失われるものも、二重になるものもありません'),
    shown: [
      scenario('four-apps'),
      'R4.2-4 four at once lose nothing and double nothing, however many write to one case together',
    ],
  },
  {
    fault: both(
      'All instances find an action item without its issue at the same instant',
      '全部のアプリが、課題のない対策を同時に見つける',
    ),
    seen: both('One issue is opened', '課題は一つだけ作られます'),
    shown: [
      scenario('four-apps'),
      'R4.4-3 all of them find an action item without its issue at the same instant: it is opened once',
    ],
  },
  {
    fault: both('All instances sweep at the same instant', '全部のアプリが同時に定期巡回する'),
    seen: both('What is due is opened once', '期限の来た案件は一度だけ作られます'),
    shown: [scenario('four-apps'), 'R9-3 all of them sweep at the same instant: what is due is opened once'],
  },
  {
    fault: both('Two instances give the same answer at the same moment', '2 つの実行が同時に同じ回答をする'),
    seen: both(
      'The one that comes second takes its own back at once',
      '後から書いたほうが、すぐ自分の回答を取り下げます',
    ),
    shown: [scenario('after-the-storm'), 'R4.2-4 an answer that another instance has just given is taken back at once'],
  },
  {
    fault: both(
      'Two instances that start together both give the same missing answer',
      '同時に起動した二つのアプリが、同じ回答を書く',
    ),
    seen: both('One of the answers stays after the next sweep', '次の定期巡回のあと、回答は一つだけ残ります'),
    shown: [
      scenario('after-the-storm'),
      'R4.2-4 an answer that two instances have given stands there once after the next sweep',
    ],
  },
  {
    fault: both(
      'Two instances both open the issue beside a locked case',
      '二つのアプリが、ロックされた案件の隣の課題を同時に作る',
    ),
    seen: both(
      'People are called on the older one; the younger is closed',
      '古いほうで呼ばれ、新しいほうは閉じられます',
    ),
    shown: [
      scenario('after-the-storm'),
      'R2-2 of two issues on which people are called beside a locked case, the older one stays open and is used',
    ],
  },
  {
    fault: both('Ten people write to one case at once', '10 人が同じ案件に同時に書く'),
    seen: both('Every command is once on the record', 'コマンドは一つずつ記録されます'),
    shown: [
      scenario('many-at-once'),
      'ten writers on one case at once: every command is once on the record, and the chain holds',
    ],
  },
  {
    fault: both('Several runs of the Action work on one issue at once', 'Action の実行が、同じ課題で重なる'),
    seen: both('Nothing is lost, nothing doubled', '失われるものも、二重になるものもありません'),
    shown: [
      'test/hosts/action/action-events.test.ts',
      'several runs for one issue at once lose nothing and double nothing',
    ],
  },
  {
    fault: both('GitHub drops a run of the Action from its queue', 'Action の実行が待ち行列から外される'),
    seen: both('The next run picks up what it was to do, in order', '次の実行が、順番どおりに引き継ぎます'),
    shown: ['test/hosts/action/action-events.test.ts', 'the next run picks up what a dropped one was to do, in order'],
  },
  {
    fault: both(
      'A server hears of everything, and its rounds have stopped',
      'サーバーは動いているが、定期巡回が止まっている',
    ),
    seen: both(
      'What people ask is carried out; on the next case the officer is told once since when, and what to look at',
      '依頼はそのまま処理されます。次に動いた案件で、いつからか、何を確かめるかを責任者に一度知らせます',
    ),
    shown: [scenario('rounds-stopped'), 'allowed: one that has been up for hours carries out what was asked'],
  },
  {
    fault: both('The scheduled sweep does not run any more', '定期巡回が動かなくなる'),
    seen: both('Each run warns, and people are told once on a case', '実行のたびに警告が出て、案件で一度知らせます'),
    shown: [
      'test/hosts/action/action-runs.test.ts',
      'warns in each run, and tells people once, when the last sweep is older than twice its interval',
    ],
  },
]

const SETTINGS: readonly Fault[] = [
  {
    fault: both(
      'A report quotes a key, and push protection refuses it',
      '報告にキーが書かれていて、プッシュ保護に断られる',
    ),
    seen: both(
      'It becomes a case without that text; the answer says to replace the key now',
      'その文を除いて受け付け、すぐにキーを替えるよう伝えます',
    ),
    shown: [
      scenario('refused-writes'),
      'a report that quotes a key becomes a case without that text, and says to replace the key now',
    ],
  },
  {
    fault: both('A containment quotes a key', '封じ込めの記録にキーが書かれている'),
    seen: both('It is recorded all the same, the key withheld', 'キーを伏せて、封じ込めは記録されます'),
    shown: [scenario('refused-writes'), 'R4.3-1 a containment that quotes a key is recorded all the same'],
  },
  {
    fault: both('A ruleset refuses pushes to the record', 'ルールセットが記録への書き込みを断る'),
    seen: both(
      'Everybody who speaks is sent to the phone once; taken up once the rule is gone',
      '書いた人に電話するよう一度伝え、解除されたら引き継ぎます',
    ),
    shown: [
      scenario('refused-writes'),
      'a rule (%s) that refuses pushes: it is named, whoever speaks is sent to the phone once, and taken up once it is gone',
    ],
  },
  {
    fault: both('A ruleset asks for a pattern of commit messages', 'ルールセットがコミットメッセージの形式を求める'),
    seen: both(
      'The rule is named to everybody who speaks, with the phone number, and to the officer; taken up once it is gone',
      'その規則の名前と電話番号を、書いた人と責任者に一度知らせます。規則がなくなれば取り込みます',
    ),
    shown: [
      scenario('refused-writes'),
      'a rule (%s) that refuses pushes: it is named, whoever speaks is sent to the phone once, and taken up once it is gone',
    ],
  },
  {
    fault: both('A ruleset asks for signed commits', 'ルールセットがコミットの署名を求める'),
    seen: both(
      'Nothing is held back: GitHub signs what the app writes; others’ unsigned pushes to the record are refused',
      'アプリの書き込みは GitHub が署名するため、止まりません。ほかの人の署名のない書き込みは拒まれます',
    ),
    shown: [scenario('refused-writes'), 'signatures are asked for: GitHub signs what the app writes'],
  },
  {
    fault: both('Somebody contains what could not be recorded as a report', '記録できなかった報告に、封じ込めを書く'),
    seen: both(
      'He is answered as well, with the phone number; report and containment are taken up once it can be recorded',
      'その人にも電話番号とともに答え、記録できるようになれば、報告と封じ込めの両方を取り込みます',
    ),
    shown: [scenario('moods-in-pairs'), 'the record only by pull request'],
  },
  {
    fault: both('The app may not write the record any more', 'アプリが記録に書き込む権限を失う'),
    seen: both(
      'People who comment are told which permission is lacking and whom to phone; recorded once it is granted',
      '足りない権限と電話番号を、書いた人に知らせます。権限が戻れば記録します',
    ),
    shown: [scenario('refused-writes'), 'R4.3-1 a containment where the app may not write is answered'],
  },
  {
    fault: both('The conversation is locked', '会話がロックされる'),
    seen: both(
      'Answers stand in the status comment; who must act is called on an issue beside the case',
      '回答は状態コメントに載り、動くべき人は隣の課題で呼ばれます',
    ),
    shown: [
      scenario('locked'),
      'answers stand in the status comment, the next are called beside the case, and the lock is named',
    ],
  },
  {
    fault: both('It is locked, and GitHub refuses edits as well', 'ロックされ、編集も断られる'),
    seen: both('All of it stands beside the case', 'すべてが隣の課題に載ります'),
    shown: [
      scenario('locked'),
      'a card that is moved while it is locked, and edits that GitHub refuses as well: all of it beside the case',
    ],
  },
  {
    fault: both('An issue was moved to where few may read', '課題が、少数の人だけが読めるリポジトリに移された'),
    seen: both(
      'It is the same case there, and both records are linked',
      '移った先でも同じ案件で、両方の記録がつながります',
    ),
    shown: [scenario('relocated'), 'R8-2 moved to where few may read, it is the same case there'],
  },
  {
    fault: both('An issue was moved to where no policy judges', '課題が、ポリシーの及ばないリポジトリに移された'),
    seen: both('Its officer is told, and nothing of it is written there', '責任者に知らせ、移った先には何も書きません'),
    shown: [scenario('relocated'), 'moved to where no policy judges: its officer is told'],
  },
  {
    fault: both('An issue was deleted', '課題が削除された'),
    seen: both('The officer is told once, and its deadlines go on', '責任者に一度知らせ、期限は続きます'),
    shown: [scenario('relocated'), 'deleted: the officer is told once, the record says so, and its deadlines go on'],
  },
  {
    fault: both(
      'Somebody asks a year later which issues were deleted or moved',
      '1 年後に、削除や移動された課題を調べる',
    ),
    seen: both(
      '`audit` names each with the line of its record; a deleted one is a finding until somebody answerable accepts it',
      '`audit` が、それぞれを記録の行とともに示します。削除は、責任のある人が受け入れるまで指摘として残ります',
    ),
    shown: [scenario('relocated'), 'R4.4-5 the audit names what was deleted and what was moved away'],
  },
  {
    fault: both('An issue was deleted or moved, and nobody heard of it', '課題の削除や移動の配信が届かない'),
    seen: both(
      'The next sweep finds it by the record and tells it once; nobody is taken for who did it',
      '次の定期巡回が記録から見つけて一度だけ知らせ、だれかの操作とは扱いません',
    ),
    shown: [scenario('relocated'), 'unheard: the sweep finds what was deleted and what was moved'],
  },
  {
    fault: both('Issues are switched off for a while', '課題（Issues）の機能が一時的に無効にされた'),
    seen: both(
      'No case is taken for deleted; all goes on once they are switched on',
      '削除とは扱わず、有効に戻れば案件はそのまま続きます',
    ),
    shown: [scenario('relocated'), 'refused: issues that are switched off for a while are not taken for deleted'],
  },
  {
    fault: both(
      'An issue is deleted or moved in the middle of its opening, between any two writes',
      '受け付けの途中、書き込みと書き込みの間に課題が削除または移動される',
    ),
    seen: both('It is told once, and other cases go on', '一度だけ知らせ、ほかの案件はそのまま続きます'),
    shown: [scenario('between-writes'), 'R4.2-4 whatever happens between two writes of the app'],
  },
  {
    fault: both(
      'A label that cases show is deleted from the repository',
      '案件に付いているラベルがリポジトリから削除される',
    ),
    seen: both('The next sweep makes it again and puts it on', '次の定期巡回が作り直して付け直します'),
    shown: [scenario('between-writes'), 'R4.2-4 whatever happens between two writes of the app'],
  },
  {
    fault: both('The owner suspends the app for a while', '組織の管理者がアプリを一時停止した'),
    seen: both(
      'Nothing is asked of GitHub meanwhile; afterwards all is taken up at once, each once',
      'その間は何も問い合わせず、再開するとすぐに、操作を一度ずつ取り込みます',
    ),
    shown: [scenario('suspended'), 'nothing is asked meanwhile; once it may again'],
  },
  {
    fault: both('Moves on the board leave no trace', 'ボードの移動の履歴が残らない'),
    seen: both(
      'The card is put back and that is told once; nobody is taken for who moved it',
      'カードを戻して一度伝え、だれかの操作とは扱いません',
    ),
    shown: [
      scenario('unseen-moves'),
      'a drag that nobody saw is put back and told once, and is not the officer’s who made the same before',
    ],
  },
  {
    fault: both('GitHub’s times differ by a second', 'GitHub の時刻が 1 秒ずれる'),
    seen: both('What people moved counts as theirs', '移動は、動かした人の操作として扱われます'),
    shown: [scenario('unseen-moves'), 'allowed: what GitHub tells of counts, also where its times are a second apart'],
  },
  {
    fault: both('A label, a form or a column was taken away', 'ラベル、フォーム、列が消された'),
    seen: both(
      '`doctor` names it; `--fix` makes what can be made',
      '`doctor` が指摘し、作れるものは `--fix` で作ります',
    ),
    shown: [
      scenario('doctor'),
      'finds a label, a form and an option that are gone; --fix makes what GitHub lets be made, and once only',
    ],
  },
  {
    fault: both(
      'GitHub turns the type or the severity field of an issue away',
      'issue のタイプや深刻度のフィールドを GitHub が受け付けない',
    ),
    seen: both(
      'The report is a case all the same; it is said once on the case, and nothing waits for it',
      '報告は案件になります。その案件で一度だけ知らせ、何も待ちません',
    ),
    shown: [scenario('issue-settings'), 'R4-2 refused for good'],
  },
  {
    fault: both(
      'The organisation lacks a type or a field that the policy names',
      '運用ポリシーに書いたタイプやフィールドが組織にない',
    ),
    seen: both('`doctor` names it; cases go on without it', '`doctor` がその名前を示します。案件はそれなしで進みます'),
    shown: [scenario('issue-settings'), 'says which type, field and option the organisation lacks'],
  },
  {
    fault: both(
      'A label of a phase was renamed, and somebody works with its new name',
      '段階のラベルの名前が変えられ、新しい名前で使われる',
    ),
    seen: both(
      'It is that phase still: who may moves the case by it, and the case shows it',
      'その段階のままです。動かせる人が付ければ案件が動き、案件にもその名前で出ます',
    ),
    shown: [scenario('renamed'), 'put on a case, it moves the case'],
  },
  {
    fault: both('A column of the board was renamed, or made again', 'ボードの列の名前が変えられた、または作り直された'),
    seen: both('Cards go on lying in it, and moves into it count', 'カードはそこに置かれ、そこへの移動も数えられます'),
    shown: [scenario('renamed'), 'renamed while the app runs'],
  },
  {
    fault: both(
      'The board’s field is gone, or the app may not see the board any more',
      'ボードのフィールドがなくなった、またはアプリがボードを見られなくなった',
    ),
    seen: both(
      'Cards stay where they are; commands, deadlines and calls go on',
      'カードはそのまま残り、コマンド、期限、呼び出しは続きます',
    ),
    shown: [scenario('renamed'), 'R4.3-2 its whole field gone'],
  },
  {
    fault: both(
      'The board is deleted, closed, or hidden from the app, or its field of columns is deleted',
      'ボードが削除される、閉じられる、アプリから見えなくなる、列のフィールドが削除される',
    ),
    seen: both(
      'An issue tells the officer once what to do, and is closed once the board is back; every case goes on, and no card that was left behind is taken for moved',
      'セキュリティ責任者に Issue で一度だけ知らせ、ボードが戻れば閉じます。案件は続き、取り残されたカードを誰かが動かしたとはみなしません',
    ),
    shown: [scenario('board-lost'), '%s: told once, cases go on, and what was left behind was moved by nobody'],
  },
  {
    fault: both('A repository is renamed in the middle of a case', '案件の途中でリポジトリの名前が変わる'),
    seen: both(
      'Comments, cards, plans and reports go on under the new name; the policy may name the old one',
      'コメント、カード、計画、報告は新しい名前で続きます。運用ポリシーは元の名前のままでかまいません',
    ),
    shown: [scenario('other-names'), 'all repositories are renamed: every door, reports, plans and rounds go on'],
  },
  {
    fault: both('The app is taken off and installed again', 'アプリが外され、入れ直される'),
    seen: both(
      'What was said meanwhile is taken up at once, each once',
      'その間に書かれたことは、入れ直したときに一度ずつ処理されます',
    ),
    shown: [scenario('other-names'), 'the app is taken off and installed again'],
  },
  {
    fault: both('A repository is archived in the middle of an answer', '回答の途中でリポジトリがアーカイブされる'),
    seen: both(
      'Once it is taken up again the next sweep finishes what was begun, each once',
      'アーカイブが解かれると、次の定期巡回が残りを一度ずつ済ませます',
    ),
    shown: [scenario('other-names'), 'a repository is archived in the middle of an answer'],
  },
  {
    fault: both('GraphQL’s own hourly limit is used up', 'GraphQL だけの 1 時間の上限を使い切った'),
    seen: both(
      'Nothing is asked of it until its reset; records and answers go on by REST',
      '解除まで GraphQL には何も送りません。記録と回答は REST で続きます',
    ),
    shown: ['test/adapters/github/client/client.test.ts', 'R4.2-1 asks GraphQL nothing more'],
  },
  {
    fault: both('One of several things that were asked for is gone', 'まとめて尋ねたものの一つがなくなっている'),
    seen: both('The others are taken as they are', 'ほかはそのまま使われます'),
    shown: ['test/adapters/github/client/client.test.ts', 'R4.2-4 takes what there is where one of several'],
  },
  {
    fault: both('A label or a column was renamed', 'ラベルや列の名前が変えられた'),
    seen: both(
      '`doctor` names both names; `--fix` gives the first one back, and its cards stay in it',
      '`doctor` が前と今の名前を示し、`--fix` で元に戻ります。カードはそのまま残ります',
    ),
    shown: [
      scenario('doctor'),
      'R4.2-1 finds a label and an option that were renamed; --fix gives them their names back and makes none anew',
    ],
  },
  {
    fault: both('Rules keep plans from being merged', 'ルールが計画のマージを妨げている'),
    seen: both('`doctor` names the rules and where they are', '`doctor` がルールと設定の場所を示します'),
    shown: [scenario('doctor'), 'R4.4-1 finds a rule by which no plan can be merged into the default branch'],
  },
  {
    fault: both('Deliveries have failed', '配信が失敗している'),
    seen: both('`doctor` names them until one attempt arrives', '届くまで `doctor` が指摘します'),
    shown: [scenario('doctor'), 'finds deliveries that failed until some attempt at them arrived'],
  },
  {
    fault: both('A team cannot be seen by the token', 'トークンからチームが見えない'),
    seen: both(
      '`doctor` says what it could not look at, and what that would take',
      '`doctor` が、見られないものと必要な権限を示します',
    ),
    shown: [scenario('doctor'), 'says what it could not look at, and what that would take; that alone is no failure'],
  },
  {
    fault: both('The server is one of your own, without Projects', '自社サーバーに Projects がない'),
    seen: both(
      '`doctor` names its version and what it lacks; cases go on by labels and comments, and cards come once it is there',
      '`doctor` が版と足りない機能を示します。案件はラベルとコメントで進み、使えるようになればカードが付きます',
    ),
    shown: [scenario('doctor'), 'R4.2-1 names an Enterprise Server without Projects, by its version'],
  },
  {
    fault: both('GitHub takes the API version no longer', 'GitHub が API のバージョンを受け付けなくなる'),
    seen: both(
      '`doctor` names the one that is spoken, and those that are taken',
      '`doctor` が、使っている版と受け付ける版を示します',
    ),
    shown: ['test/domain/doctor/judge-set-up.test.ts', 'R4.2-1 finds that GitHub has dropped the version of its API'],
  },
  {
    fault: both('GitHub switched off the schedule of the sweep', 'GitHub が定期巡回の予定を止めた'),
    seen: both('`doctor` names it, and `--fix` switches it on again', '`doctor` が指摘し、`--fix` で再び動かします'),
    shown: [scenario('doctor'), 'R4.3-2 finds a schedule that GitHub switched off'],
  },
  {
    fault: both('The sweep has stopped, and nobody opens a case', '定期巡回が止まり、案件も動いていない'),
    seen: both(
      'The check of a runbook and the operation check say since when',
      '手順書の検査と運用点検が、いつから止まっているかを示します',
    ),
    shown: [scenario('runbook-check'), 'R4.3-2 rounds that have stopped are told below it'],
  },
  {
    fault: both('Your GitHub does otherwise than is believed', 'お使いの GitHub が前提と異なる'),
    seen: both('`rehearse` shows what came back instead', '`rehearse` が、代わりに返ってきた内容を示します'),
    shown: [scenario('rehearse'), 'what does not hold is said'],
  },
]

const MEDDLING: readonly Fault[] = [
  {
    fault: both('A bot moves a card', 'ボットがカードを動かす'),
    seen: both('It lies again where the record says', '記録のとおりの列に戻ります'),
    shown: [scenario('bots'), 'a card: it lies again where the record says, and nobody is answered'],
  },
  {
    fault: both('A bot and the app undo each other', 'ボットとアプリが戻し合いになる'),
    seen: both(
      'After three times in an hour it is left, and said once what to switch off',
      '1 時間に 3 回で止め、止めるべき自動化を一度伝えます',
    ),
    shown: [
      scenario('bots'),
      'a loop ends: after three times within an hour it is said once what to switch off, and left',
    ],
  },
  {
    fault: both('A bot writes a command', 'ボットがコマンドを書く'),
    seen: both('Nothing happens', '何も起こりません'),
    shown: [scenario('bots'), 'a command of a bot is none'],
  },
  {
    fault: both(
      'Somebody gives a command the sign that the app gives',
      'アプリと同じリアクションを、ほかの人がコマンドに付ける',
    ),
    seen: both('The app gives its own all the same', 'アプリも自分のリアクションを付けます'),
    shown: [scenario('after-the-storm'), 'R4.2-4 a sign that somebody else has given is not taken'],
  },
  {
    fault: both(
      'Somebody who reported, spoke or moved a card has deleted that account before anybody heard of it',
      '報告した人、コメントした人、カードを動かした人が、気づかれる前にアカウントを削除する',
    ),
    seen: both(
      'The report is a case; nothing is booked on anybody, and nobody named ghost is called',
      '報告は案件になります。誰の操作ともみなさず、ghost という名前の人を呼び出すこともありません',
    ),
    shown: [scenario('ghosts'), 'reports are cases, nothing is booked on anybody'],
  },
  {
    fault: both('Somebody takes a card off the board', 'だれかがカードをボードから外す'),
    seen: both('It lies there again after the next sweep or move', '次の定期巡回か移動で、ボードに戻ります'),
    shown: [
      scenario('meddled'),
      'R4.2-4 a card that somebody took off the board lies there again after the next sweep, or the next move',
    ],
  },
  {
    fault: both('Somebody labels a real incident as a drill', '本物のインシデントに訓練のラベルを付ける'),
    seen: both('The label is taken off, and it stays an incident', 'ラベルは外され、インシデントのままです'),
    shown: [scenario('meddled'), 'R4.1-2 nobody makes a drill of a real incident by its label'],
  },
  {
    fault: both('Somebody sets a severity label by hand', '重大度のラベルを手で付ける'),
    seen: both('It is put back at once, and decides nothing', 'すぐに戻り、何も決まりません'),
    shown: [
      scenario('many-at-once'),
      'a label of ours that somebody sets by hand is put back at once, and decides nothing',
    ],
  },
  {
    fault: both(
      'Labels, assignee and card were changed while nothing was heard',
      '配信のない間にラベル、担当、カードが変わった',
    ),
    seen: both('The sweep puts them right', '定期巡回が元に戻します'),
    shown: [scenario('many-at-once'), 'what a screen shows wrongly is put right by the sweep, whoever moved it'],
  },
  {
    fault: both('Somebody edits what the app answered', 'アプリの回答を誰かが編集する'),
    seen: both(
      'The next sweep puts its words back; after a redaction it says it again, without the words that were taken out',
      '次の定期巡回が元の文に戻します。記録から文を除いた後なら、その文を含まない形で言い直します',
    ),
    shown: [scenario('after-the-storm'), 'R4.2-4 an answer that somebody has edited, its mark left standing'],
  },
  {
    fault: both('Somebody overwrites the status comment', '状態コメントを誰かが書き換える'),
    seen: both(
      'The next sweep puts it back, its mark left or taken away',
      '目印が残っていてもいなくても、次の定期巡回が戻します',
    ),
    shown: [scenario('screens-heal'), 'a status comment that was overwritten, %s, is put back by the sweep'],
  },
  {
    fault: both('Somebody sets two labels of phases at once', '段階のラベルを 2 つ同時に付ける'),
    seen: both(
      'It is answered, and one phase stands there: the record’s',
      '回答があり、記録の段階のラベルだけが残ります',
    ),
    shown: [scenario('screens-heal'), 'two labels of phases at once: the first is judged and answered'],
  },
  {
    fault: both('The status comment was deleted', '状態コメントが削除された'),
    seen: both('It is made again, and edited from then on', '作り直され、以後はそれが更新されます'),
    shown: [
      'test/app/screen/reconcile-screen.test.ts',
      'R4.2-4 one that somebody deleted is made anew, and edited from then on by its new id',
    ],
  },
  {
    fault: both('An old comment is edited into a command', '古いコメントがコマンドに書き換えられる'),
    seen: both('It does not run, nor does one run twice', '実行されず、二度実行されることもありません'),
    shown: [scenario('reports'), 'an edit never turns an old comment into a command, nor runs one twice'],
  },
  {
    fault: both(
      'A `/note`, `/evidence` or `/contact` comment is edited',
      '`/note`、`/evidence`、`/contact` のコメントを編集する',
    ),
    seen: both(
      'The new line corrects the former: both stay, the later one counts',
      '前の行の訂正として記録します。どちらも残り、数えるのは後の行だけです',
    ),
    shown: [
      scenario('missed-edits'),
      'R4.2-4 of evidence, a contact and a note: heard or swept, the later line stands as the correction of the former',
    ],
  },
  {
    fault: both('A comment that recorded something is deleted', '記録された内容のコメントが削除される'),
    seen: both(
      'The record keeps it; that is told once, with who deleted it, where GitHub’s delivery arrives',
      '記録はそのまま残ります。GitHub の配信が届いたときに、削除した人とともに一度だけお知らせします',
    ),
    shown: [
      scenario('deleted-comments'),
      'R4.4-5 what it recorded stays: told once, with who deleted whose comment, and without its words',
    ],
  },
  {
    fault: both('Somebody edits another’s comment', '他人のコメントを編集する'),
    seen: both(
      'It counts as the editor’s word, and is refused where he has no such role',
      '編集した人の発言として扱い、役割がなければ断ります',
    ),
    shown: [
      scenario('missed-edits'),
      'R4.2-2 by somebody without the role: refused to him, though the comment is the officer’s',
    ],
  },
  {
    fault: both('A report’s form is edited away', '報告のフォームの見出しが消される'),
    seen: both(
      'Nothing that was said is lost, and it is said what is missing',
      '書かれたことは失われず、足りないものを伝えます',
    ),
    shown: [
      scenario('reports'),
      'R1-1 an edit that leaves %s of the form loses nothing that was said, and says what is missing',
    ],
  },
  {
    fault: both('A fence in a report was never closed', '報告のコード囲みが閉じられていない'),
    seen: both(
      'The report counts, and the reporter is asked to look',
      '報告は受け付けられ、報告者に確認をお願いします',
    ),
    shown: [
      scenario('mended'),
      'R1-1 a fence that was never closed takes no alarm away, and the reporter is asked to look',
    ],
  },
  {
    fault: both('Quotations, code and hidden comments hold commands', '引用、コード、見えないコメントにコマンドがある'),
    seen: both('They do nothing', '何も起こりません'),
    shown: [scenario('reports'), 'commands in quotes, code and hidden comments do nothing and cost nothing'],
  },
  {
    fault: both(
      'A report writes mentions, markers, tables and links',
      '報告に、呼び出し、目印、表、リンクが書かれている',
    ),
    seen: both('Its words are shown as words', '文字のまま表示されます'),
    shown: [
      scenario('strangers-words'),
      'R8-2 nothing that a reporter writes becomes a command, a mention, a marker, a table or a link of ours',
    ],
  },
  {
    fault: both('Somebody writes the app’s markers into a comment', 'アプリの目印がコメントに書かれる'),
    seen: both('He is not taken for the app', 'アプリの発言とは扱われません'),
    shown: [scenario('strangers-words'), 'who writes our own markers into a comment is not taken for the app'],
  },
  {
    fault: both('A comment of 65,536 characters', '65,536 文字のコメント'),
    seen: both('It is read whole, and shown shorter', '全文が読まれ、表示は短くなります'),
    shown: [scenario('strangers-words'), '65,536 characters are read, and what GitHub shows of them is shorter'],
  },
  {
    fault: both('A command cannot be read', 'コマンドが読み取れない'),
    seen: both('It is answered; what stood right beside it is kept', '回答があり、正しく書けた部分は残ります'),
    shown: [
      scenario('reports'),
      'a command that nobody can read is answered; a wrong value too, and the right ones beside it are kept',
    ],
  },
  {
    fault: both('The same move is asked again within one second', '同じ移動が 1 秒以内にもう一度求められる'),
    seen: both('It is a second request, judged again', '二つ目の依頼として、あらためて判定されます'),
    shown: [
      scenario('gates'),
      'refused, put back, written and asked again within one second: a second request, by label and card alike',
    ],
  },
  {
    fault: both('Somebody reports by a phone, with a picture', 'スマートフォンから、写真を付けて報告する'),
    seen: both(
      'The blank issue is a case at once, and the link of the picture stands in its record',
      '白紙の Issue がすぐに案件になり、写真のリンクが記録に残ります',
    ),
    shown: [scenario('other-ways'), 'a blank issue with a picture from a phone is a case at once'],
  },
  {
    fault: both('Somebody answers by mail, and the mail quotes commands', 'メールで返信し、引用にコマンドが含まれる'),
    seen: both(
      'The command above the quotation is carried out, and nothing of what is quoted',
      '引用より上のコマンドだけが実行され、引用の中は実行されません',
    ),
    shown: [scenario('other-ways'), 'R4.3-1 an answer by mail runs what stands above, and nothing of what it quotes'],
  },
  {
    fault: both('Somebody without access tries everything', '権限のない人が操作を試みる'),
    seen: both('Nothing happens', '何も起こりません'),
    shown: [scenario('gates'), 'somebody without access can do nothing at all'],
  },
]

const RECORD: readonly Fault[] = [
  {
    fault: both('Somebody pushes a forged appointment into the record', '偽の任命が記録に書き込まれる'),
    seen: both('It gives nobody a say, and is told on the case', 'だれの権限にもならず、案件で知らせます'),
    shown: [scenario('tampered-record'), 'refused: a forged appointment gives nobody a say, by %s'],
  },
  {
    fault: both('Somebody pushes a forged approval of an exception', '偽の例外承認が書き込まれる'),
    seen: both('It opens no gate, at the sweep neither', '条件は開かず、定期巡回でも開きません'),
    shown: [scenario('tampered-record'), 'R6-1 refused: a forged approval opens no gate, at the sweep neither'],
  },
  {
    fault: both('A line of the record is damaged', '記録の 1 行が壊れている'),
    seen: both(
      'Containment is recorded after the last line that counts',
      '封じ込めは、有効な最後の行のあとに記録されます',
    ),
    shown: [
      scenario('tampered-record'),
      'R4.3-1 one unreadable line silences nobody: /contain is recorded after the last line that counts',
    ],
  },
  {
    fault: both('A line was taken away', '行が消された'),
    seen: both('It goes on counting', 'その行は有効なままです'),
    shown: [
      scenario('tampered-record'),
      'a line that was taken away goes on counting, and the revert of a commit is no offence',
    ],
  },
  {
    fault: both(
      'The ledger branch is gone, and the app is started again or not',
      '台帳のブランチが消え、アプリが再起動する・しない',
    ),
    seen: both(
      'People read the same words, and nothing is offered for adoption',
      'どちらでも同じ文で答え、採択を求めません',
    ),
    shown: [scenario('screens-heal'), 'the branch is %s'],
  },
  {
    fault: both('Nothing of a record is the app’s', '記録がすべて他人の書いたものになっている'),
    seen: both(
      'It is not written over; whoever speaks is sent to the phone',
      '上書きせず、書いた人に電話するよう伝えます',
    ),
    shown: [
      scenario('tampered-record'),
      'a record of which nothing is the app’s is not written over; whoever speaks to it is sent to the phone',
    ],
  },
  {
    fault: both(
      'The ledger branch is gone, and GitHub tells what it was at',
      '記録のブランチが消え、位置は GitHub が示す',
    ),
    seen: both(
      'The next command puts it back and is carried out, and it is told',
      '次のコマンドで元に戻って実行され、知らせがあります',
    ),
    shown: [scenario('lost-record'), 'R4.3-1 the branch is gone and GitHub tells what it was at'],
  },
  {
    fault: both('The ledger branch is gone, and nobody knows what it was at', '記録のブランチが消え、位置もわからない'),
    seen: both('Nothing is begun again; the answer says how it is put back', '新しく始めず、戻し方を伝えます'),
    shown: [scenario('lost-record'), 'refused: the branch is gone and nobody tells what it was at'],
  },
  {
    fault: both('It was put back by hand', 'ブランチが手で戻された'),
    seen: both('What was said meanwhile is taken up', 'その間に書かれたことが引き継がれます'),
    shown: [
      scenario('lost-record'),
      'R4.3-1 the branch is put back by hand: what was said meanwhile is taken up, and the record holds',
    ],
  },
  {
    fault: both('A ledger of another repository stands in its place', '別のリポジトリの記録が置かれている'),
    seen: both('The audit does not pass, and names it', '監査は通らず、名指しします'),
    shown: [
      scenario('audit'),
      'R4.4-5 a ledger of another repository does not pass, and one that was removed is named',
    ],
  },
  {
    fault: both('Two writers append to one record at once', '二人が同じ記録に同時に書き足す'),
    seen: both(
      'A stale write is refused, decided again and recorded',
      '古い版への書き込みは断られ、判定し直して記録されます',
    ),
    shown: [
      'test/adapters/github/ledger/git-ledger.test.ts',
      'R4.4-5 the record is append-only: a write on a stale version is refused, and so is a second beginning',
    ],
  },
]

const POLICY: readonly Fault[] = [
  {
    fault: both('A writer gives themselves the officer’s role by a push', '書き込み権限のある人が、自分を責任者にする'),
    seen: both('The last adopted policy goes on', '最後に採択されたポリシーが続きます'),
    shown: [
      scenario('adoption'),
      'whoever pushes himself into the officer’s role judges nothing and cannot adopt it; the last adopted one goes on',
    ],
  },
  {
    fault: both('Something was pushed after the approval', '承認のあとに変更が足された'),
    seen: both(
      'Its merge adopts nothing, and the answer says who looks at what',
      'マージしても採択されず、だれが何を見るかを伝えます',
    ),
    shown: [
      scenario('adoption'),
      'R9-2 refused: what was pushed after the approval is not adopted by its merge, and it is said who looks at what',
    ],
  },
  {
    fault: both('The policy still has the placeholders of its template', 'ポリシーに雛形の仮の値が残っている'),
    seen: both('It is not adopted; the answer says where they stand', '採択されず、場所を伝えます'),
    shown: [
      scenario('adoption'),
      'R4-2 a policy with the placeholders of its template is not adopted: where they stand, and what to write',
    ],
  },
  {
    fault: both('The policy cannot be proved', 'ポリシーの検査が通らない'),
    seen: both('Each problem is named at its line', '問題が行ごとに示されます'),
    shown: [
      scenario('adoption'),
      'a policy that cannot be proved is not adopted, and each problem is named at its line',
    ],
  },
  {
    fault: both('No runbook fits', '合う手順書がない'),
    seen: both('Each step that is needed is said; containment does not wait', '必要な手順を伝え、封じ込めは待ちません'),
    shown: [scenario('no-runbook'), 'R4.3-1 no runbook: containment waits for neither, by any door'],
  },
  {
    fault: both('A plan was closed unmerged', '計画のプルリクエストがマージされずに閉じられた'),
    seen: both('The gate stays shut, and the case says what to do', '条件は閉じたままで、することを案件に示します'),
    shown: [
      scenario('prevention-pull'),
      'R4.4-1 closed unmerged: the gate stays shut, and the case says so and what to do',
    ],
  },
  {
    fault: both('A plan was merged without the approvals', '計画が承認なしでマージされた'),
    seen: both('Both approve that very commit on the case', '案件で、そのコミットを二人が承認します'),
    shown: [
      scenario('prevention-pull'),
      'R4.4-1 merged without the approvals: both approve that very commit on the case, nobody else can',
    ],
  },
  {
    fault: both('A plan names an owner who is nobody', '計画の担当者が存在しない'),
    seen: both('It is named; put right, it becomes an action item', '指摘され、直すと対策になります'),
    shown: [
      scenario('prevention-pull'),
      'R4.4-3 an item whose owner is nobody, or whose day is over, is named; put right, it becomes an action item',
    ],
  },
  {
    fault: both('Somebody reads along: the channel is compromised', '連絡手段が盗み見られている'),
    seen: both('The app shows no details and points to the phone', '詳細を表示せず、電話を案内します'),
    shown: [
      scenario('channel'),
      'R4-2 while the channel is compromised the app shows no details and points to the phone',
    ],
  },
  {
    fault: both('An insider case is filed where everybody reads', '社内の人が関わる件が、全員の読める場所に書かれた'),
    seen: both('It is no case there, and the answer says where it belongs', 'そこでは案件にならず、書く場所を伝えます'),
    shown: [
      scenario('restricted-incident'),
      'R8-2 refused: in the repository that everybody reads it is no case, and the restricted one is closed to others',
    ],
  },
  {
    fault: both('An open case turns out to be about an insider', '受付用の案件が、社内の人によるものと分かった'),
    seen: both(
      'It ends at once and goes on among few, linked by its number alone',
      'すぐに終わり、限定公開の案件に番号だけで引き継がれます',
    ),
    shown: [
      scenario('restricted-incident'),
      'R8-2 refused: an open case of which %s tells nothing more, and goes on where few read it',
    ],
  },
]

/** By what goes wrong. */
export const FAULTS = {
  deliveries: DELIVERIES,
  answers: ANSWERS,
  processes: PROCESSES,
  settings: SETTINGS,
  people: MEDDLING,
  record: RECORD,
  policy: POLICY,
} as const satisfies Readonly<Record<string, readonly Fault[]>>
