/**
 * Every code with which this system says no, the HTTP status that goes with it and the words for a person. The same
 * code stands in a refusal, in the workflow's result and in the API's problem document.
 */
export const ERRORS = {
  // The request itself
  INVALID_REQUEST: [422, '入力内容に誤りがあります。', 'The request is not valid.'],
  MALFORMED_BODY: [400, '本文をJSONとして読み取れません。', 'The body could not be read as JSON.'],
  BODY_TOO_LARGE: [413, '本文が大きすぎます（上限1MB）。', 'The body is too large (at most 1 MB).'],
  UNSUPPORTED_CONTENT_TYPE: [
    415,
    'Content-Type は application/json にしてください。',
    'Content-Type must be application/json.',
  ],
  IDEMPOTENCY_KEY_REUSED: [
    422,
    '同じ Idempotency-Key が別の内容で使われています。',
    'This Idempotency-Key was used with another body.',
  ],
  UNAUTHENTICATED: [401, 'サインインしてください。', 'Sign in first.'],
  WRONG_CREDENTIALS: [401, 'メールアドレスまたはパスワードが違います。', 'E-mail address or password is wrong.'],
  TOO_MANY_REQUESTS: [
    429,
    '短い時間にリクエストが集中しています。しばらくお待ちください。',
    'Too many requests in a short time; wait a while.',
  ],
  SECOND_FACTOR_CODE_REQUIRED: [
    401,
    '認証アプリのコードを入力してください。',
    'The code of the second factor is required.',
  ],
  SECOND_FACTOR_CODE_WRONG: [
    401,
    'コードが違うか、すでに使われています。',
    'The code of the second factor is wrong or was used already.',
  ],
  SECOND_FACTOR_REQUIRED: [
    403,
    '先に二要素認証を設定してください。',
    'A second factor is required of staff: set one up first.',
  ],
  SECOND_FACTOR_IS_SET_UP: [409, '二要素認証はすでに設定されています。', 'A second factor is set up already.'],
  SECOND_FACTOR_NOT_SET_UP: [409, '二要素認証は設定されていません。', 'No second factor is set up.'],
  LINK_NOT_VALID: [
    401,
    'このリンクは使用済みか、期限が切れています。',
    'This link was used already, has run out or never was one.',
  ],
  OIDC_NOT_OFFERED: [404, '外部認証は利用できません。', 'No provider of identities is set up here.'],
  OIDC_REFUSED: [
    401,
    '外部認証によるサインインができませんでした。',
    'The sign-in with the provider of identities could not be accepted.',
  ],
  OIDC_UNAVAILABLE: [
    503,
    '外部認証に接続できません。しばらくしてからお試しください。',
    'The provider of identities can’t be reached; try again shortly.',
  ],
  MAIL_NOT_FAILED: [409, 'このメールは送信に失敗していません。', 'This mail has not failed.'],
  NO_ROLE_IN_FORCE: [403, '本日有効な権限がありません。', 'This account has no role that is in force today.'],
  STAFF_NOT_HERE: [
    403,
    '職員の方は、庁内の入口からサインインしてください。',
    'The city’s own people sign in at the entrance of the office.',
  ],
  CROSS_SITE_REQUEST: [
    403,
    'このサイトの画面からの操作ではないため、受け付けられません。',
    'This did not come from a page of this installation: send X-CSRF-Token, Origin and no other site.',
  ],
  TOO_MANY_ATTEMPTS: [
    429,
    'サインインの試行が多すぎます。しばらくお待ちください。',
    'Too many sign-in attempts; wait a while.',
  ],
  TOO_MANY_COMMANDS: [
    429,
    '本日の操作回数の上限に達しました。',
    'This case has received its limit of commands for today.',
  ],
  FORBIDDEN: [403, 'この操作を行う権限がありません。', 'You are not authorised to do this.'],
  NOT_FOUND: [404, '見つかりません。', 'Not found.'],
  METHOD_NOT_ALLOWED: [405, 'この操作はできません。', 'This method is not allowed here.'],
  DATABASE_UNAVAILABLE: [
    503,
    'ただいま受け付けられません。しばらくしてからお試しください。',
    'The database can’t be reached; try again shortly.',
  ],
  TEMPORAL_UNAVAILABLE: [
    503,
    '履歴サーバーに接続できません。しばらくしてからお試しください。',
    'Temporal can’t be reached; try again shortly.',
  ],
  INTERNAL: [500, '内部エラーが発生しました。', 'An internal error occurred.'],

  // Order and versions
  CASE_CLOSED: [409, 'この案件は終了しています。', 'This case is closed.'],
  NOT_CLOSED: [409, 'この案件は終了していません。', 'This case is not closed.'],
  REOPENING_IN_PROGRESS: [409, '再開の手続き中です。', 'A reopening of this case is under way.'],
  VERSION_CONFLICT: [
    409,
    '先に別の決定が行われました。最新の状態を確認してください。',
    'Somebody else decided first; look at the case as it is now.',
  ],
  NOT_SUBMITTED: [409, 'まだ提出されていません。', 'The proposal has not been submitted.'],
  DRAFT_CHANGED: [
    409,
    '別の画面か、同じ団体の方が、この下書きを先に保存しました。',
    'This draft was saved by somebody else, or in another window, in the meantime.',
  ],
  ALREADY_SUBMITTED: [409, 'すでに提出されています。', 'The proposal has already been submitted.'],
  NOT_OPEN_IN_STAGE: [409, '現在の段階ではこの操作はできません。', 'This is not possible in the present stage.'],
  NOT_USED_BY_DESK: [409, 'この窓口ではこの操作を使いません。', 'This desk does not use this action.'],
  GUIDELINE_UNKNOWN: [422, 'この版の要領はありません。', 'The desk has no such version of its guideline.'],
  GUIDELINE_NOT_APPLICABLE: [
    409,
    'この案件の状態は新しい版では扱えません。',
    'Where this case stands does not exist under that version.',
  ],
  ALREADY_CONCLUDED: [409, 'すでに締結されています。', 'The agreement has already been concluded.'],
  NOT_CONCLUDED: [409, 'まだ締結されていません。', 'Nothing has been concluded yet.'],

  // Authority
  NOT_AUTHORISED: [403, 'この決定を行う権限がありません。', 'You are not authorised to take this decision.'],
  ON_BEHALF_NOT_ALLOWED: [403, 'この操作は代理では行えません。', 'This can’t be done on behalf of somebody.'],
  OCCURRED_ON_IN_FUTURE: [
    422,
    '発生日は記録日より後にできません。',
    'occurredOn must not be after the day of recording.',
  ],
  OCCURRED_ON_NOT_ALLOWED: [
    403,
    '発生日を過去にできるのは窓口・担当課の職員のみです。',
    'Only staff may record an earlier occurredOn.',
  ],
  EXTERNAL_DECISION_REQUIRED: [
    422,
    '首長の決定の文書番号・日付が必要です。',
    'A reference to the mayor’s decision is required.',
  ],
  ASSIGNED_TO_ANOTHER: [403, 'この案件には別の担当者がいます。', 'Somebody else is in charge of this case.'],
  SAME_PERSON: [403, '合議で同意した本人は、決定できません。', 'The person who concurred may not also decide.'],

  // People of a desk
  OWN_ROLES: [
    403,
    '自分自身の役割や利用停止は変更できません。ほかの担当者に依頼してください。',
    'Nobody changes their own roles or account; somebody else has to.',
  ],
  FOUR_EYES: [
    409,
    '同じ人が同時に持てない役割です（監査と他の役割、提案者側と行政の決定者）。',
    'Nobody holds these roles at once: an auditor holds no other, and who proposes decides nothing for the city.',
  ],
  ROLE_ALREADY_HELD: [409, 'この期間の同じ役割をすでに持っています。', 'This role is held in that time already.'],
  ROLE_ENDED: [409, 'この役割はすでに終了しています。', 'This role has ended already.'],
  PERSON_HAS_OPEN_WORK: [
    409,
    'この役割で担当している案件があります。先に引き継いでください。',
    'Open cases rest on this role; hand them over first.',
  ],
  DATE_IN_PAST: [422, '過去の日付にはできません。', 'The date must not be in the past.'],
  ALREADY_AT_DESK: [
    409,
    'このメールアドレスの人はすでに登録されています。役割を追加してください。',
    'Somebody with this address is at this desk already; give them the role.',
  ],
  ORGANISATION_UNKNOWN: [422, 'この団体は登録されていません。', 'The desk knows no such organisation.'],
  ORGANISATION_KIND_NOT_TAKEN: [
    422,
    'この役割の人は、この種別の団体に所属できません。',
    'Nobody of such an organisation holds this role here.',
  ],
  ORGANISATION_FIXED: [
    409,
    'この人はすでに別の団体に属しています。',
    'This person belongs to another organisation already.',
  ],
  NO_ORGANISATION: [409, '所属団体が登録されていません。', 'You belong to no organisation at this desk.'],
  CREDENTIAL_WITHOUT_END: [
    409,
    'この人のサインインには期限がありません。',
    'There is no day on which this person’s signing in ends.',
  ],
  TOO_MANY_COLLEAGUES: [409, '招待できる人数の上限に達しています。', 'Your organisation has as many people as it may.'],
  DEPARTMENT_CODE_TAKEN: [409, 'この部署コードは使われています。', 'A department has this code already.'],
  DEPARTMENT_IN_USE: [
    409,
    'この部署が担当する案件または募集中の課題があります。先に引き継いでください。',
    'Open cases or posted challenges rest with this department; hand them over first.',
  ],

  // Intake
  SUBMISSION_INCOMPLETE: [422, '提案に不足や誤りがあります。', 'The proposal is incomplete or has errors.'],
  TYPE_NOT_TAKEN: [422, 'この類型は受け付けていません。', 'This desk does not take this type of proposal.'],
  KIND_NOT_TAKEN: [422, 'この種別は受け付けていません。', 'This desk does not take this kind.'],
  CHANNEL_NOT_OFFERED: [422, 'この受付方法は設けていません。', 'This desk does not receive proposals in this way.'],
  SCHEME_NOT_OPEN: [422, '制度はまだ始まっていません。', 'The scheme has not begun yet.'],
  NOT_A_PROPOSAL: [409, '提案ではないため、この操作はできません。', 'This is no proposal.'],
  ALREADY_A_PROPOSAL: [409, 'すでに提案として扱われています。', 'This is a proposal already.'],
  SOLE_PROPRIETOR_NOT_ELIGIBLE: [422, '個人事業主の方は提案できません。', 'Sole proprietors can’t propose here.'],
  NOTICE_NOT_READ: [422, '留意事項をお読みください。', 'The notice has to be read first.'],
  CONSENT_REQUIRED: [422, 'この同意が必要です。', 'This consent is needed.'],
  CHALLENGE_REQUIRED: [422, '公表中の課題を選んでください。', 'Choose a challenge that has been published.'],
  CHALLENGE_NOT_ALLOWED: [422, 'この類型では課題を選べません。', 'This type of proposal names no posted challenge.'],
  CHALLENGE_NOT_PUBLISHED: [422, 'この課題は公表されていません。', 'This challenge has not been published.'],
  WINDOW_NOT_OPEN: [422, 'この課題の募集はまだ始まっていません。', 'The window of this challenge has not opened yet.'],
  WINDOW_CLOSED: [422, 'この課題の募集は終了しました。', 'The window of this challenge has closed.'],
  INDIVIDUAL_NOT_ELIGIBLE: [
    422,
    '個人の方は提案できません（個人事業主を除く）。',
    'Individuals can’t propose; sole proprietors can.',
  ],
  CAN_IMPLEMENT_REQUIRED: [
    422,
    '提案者自らが実施できることが必要です。',
    'The proposer must be able to carry it out itself.',
  ],
  PLEDGE_REQUIRED: [422, '誓約事項への同意が必要です。', 'The pledge must be accepted.'],
  CORRECTION_PENDING: [409, '提案者の補正を待っています。', 'The proposer has been asked for a correction.'],
  NO_CORRECTION_ASKED: [409, '補正は依頼されていません。', 'No correction has been asked for.'],
  CALENDAR_YEAR_UNKNOWN: [
    422,
    'この年の祝日はまだ登録されていないため、期限を計算できません。',
    'The holidays of that year are not known yet, so no due date can be counted in it.',
  ],
  NOT_OVERDUE: [409, '提案者の期限はまだ過ぎていません。', 'The proposer’s due date has not passed.'],
  NO_DUE_TO_EXTEND: [409, '延ばせる期限がありません。', 'No due date here is yours to extend.'],
  ASK_NOT_OPEN: [
    409,
    'この依頼は開いていません。最新の状態を確認してください。',
    'This is not awaited, or not any more; look at the case as it is now.',
  ],
  ASK_OF_ANOTHER_SIDE: [
    403,
    'ほかの部署や提案者の期限は、窓口だけが延ばせます。',
    'Only the desk extends what awaits another side.',
  ],
  DUE_IS_FIXED: [
    409,
    'この期限は実証実験や協定の期間で決まっているため、延ばせません。',
    'This day follows from the term of a pilot or an agreement and is not extended.',
  ],
  CLOCK_STOPPED: [
    409,
    '提案者の補正を待つ間、この期限は止まっています。',
    'The clock of this due date stands while the proposer corrects.',
  ],
  DUE_NOT_LATER: [422, '今の期限より後の日にしてください。', 'The new day must be after the present due date.'],
  NOT_A_BUSINESS_DAY: [422, 'この日は窓口の休業日です。', 'The desk is closed on this day.'],

  // Screening and matching
  DIALOGUE_REQUIRED: [409, '先に提案者との対話を記録してください。', 'Record a dialogue with the proposer first.'],
  CRITERIA_UNANSWERED: [422, 'すべての要件に回答してください。', 'Every criterion must be answered.'],
  CRITERION_UNKNOWN: [422, 'この要件はありません。', 'There is no such criterion.'],
  CRITERION_HIT: [422, '該当する要件があるため通過できません。', 'A criterion applies, so the proposal can’t pass.'],
  EXCEPTION_REASON_REQUIRED: [
    422,
    '区域外の団体を受け入れる理由が必要です。',
    'Accepting an applicant from outside needs a reason.',
  ],
  PROJECT_NOT_USED: [
    422,
    'この窓口では既存事業とのマッチングを行いません。',
    'This desk does not match proposals with existing projects.',
  ],
  DEPARTMENT_REQUIRED: [409, '引き受けた部署がまだありません。', 'No department has taken it yet.'],
  DEPARTMENT_UNKNOWN: [422, 'この窓口の部署ではありません。', 'This is no active department of the desk.'],
  ONE_DEPARTMENT_ONLY: [422, '担当課は一つだけ選んでください。', 'This desk assigns exactly one department.'],
  ONE_LEAD_ONLY: [422, '主担当は一つだけ選んでください。', 'Choose exactly one lead.'],
  DEPARTMENT_ALREADY_ASKED: [409, 'この部署にはすでに依頼しています。', 'This department has already been asked.'],
  DEPARTMENT_NOT_ASKED: [409, 'この部署には依頼していません。', 'This department has not been asked.'],
  DEPARTMENT_AMBIGUOUS: [422, 'どの部署としての回答か選んでください。', 'Say for which department you answer.'],
  DEPARTMENT_STILL_ASKED: [
    409,
    '回答待ちか、引き受けた部署があります。',
    'A department still has it or has yet to answer.',
  ],

  // Dialogue, pilot, evaluation
  DATE_IN_FUTURE: [422, '未来の日付にはできません。', 'The date must not be in the future.'],
  DATES_REVERSED: [422, '終わりが始まりより前です。入力し直してください。', 'The last day is before the first.'],
  NEXT_NOT_POSSIBLE: [422, '現在の段階からは進めません。', 'This step is not possible from here.'],
  PARTICIPANTS_MISSING: [
    409,
    '必要な参加者がそろった対話がありません。',
    'No dialogue with all the required sides is on record.',
  ],
  SHARED_GOAL_REQUIRED: [409, '共有した目標を記録してください。', 'The shared goal must be on record.'],
  BENEFIT_PROPOSER_REQUIRED: [
    409,
    '提案者側のメリットを記録してください。',
    'The proposer’s benefit must be on record.',
  ],
  BENEFIT_MUNICIPALITY_REQUIRED: [
    409,
    '自治体側のメリットを記録してください。',
    'The municipality’s benefit must be on record.',
  ],
  ISSUE_REQUIRED: [409, '解決する課題を明らかにしてください。', 'The issue that it solves must be named.'],
  ROLE_DIVISION_REQUIRED: [
    409,
    '双方の役割分担を記録してください。',
    'The division of roles between both sides must be on record.',
  ],
  RISK_OWNERS_REQUIRED: [
    409,
    'リスクと責任の所在を記録してください。',
    'The risks, each with who answers for it, must be on record.',
  ],
  FEASIBILITY_NOTE_REQUIRED: [
    409,
    '無理なく実施できることの確認を記録してください。',
    'A note that both sides can carry it out must be on record.',
  ],
  FEASIBILITY_DECIDED: [409, '実施の可否はすでに決定されています。', 'Whether it can be done has been decided.'],
  FEASIBILITY_UNDECIDED: [409, '先に実施の可否を決定してください。', 'First decide whether it can be done.'],
  DECISION_NOTES_REQUIRED: [
    422,
    '判断に必要な事項が記入されていません。',
    'The decision lacks notes that this desk asks for.',
  ],
  TRACK_UNKNOWN: [422, 'この進め方はありません。', 'There is no such track.'],
  METHOD_UNKNOWN: [422, 'この手法はありません。', 'There is no such method.'],
  EXPERT_UNKNOWN: [422, 'この専門家には依頼できません。', 'This expert can’t be asked here.'],
  EXPERT_ALREADY_ASKED: [409, '専門家の助言を待っています。', 'An expert’s advice is awaited already.'],
  NO_EXPERT_ASKED: [409, '専門家に助言を求めていません。', 'No expert has been asked.'],
  PILOT_REQUIRED: [422, 'この窓口では実証実験を行ってから評価します。', 'This desk runs a pilot before it evaluates.'],
  PILOT_NOT_FINISHED: [409, '実証実験の報告がまだありません。', 'The pilot has not been reported on.'],
  CONTRIBUTION_OPEN: [
    422,
    '必要な行政の協力がまだ決まっていません。',
    'A contribution that the pilot needs has not been promised.',
  ],
  CITY_PAYS_NOTHING: [422, '実証実験の費用を行政は負担しません。', 'The city bears no cost of a pilot here.'],
  DUTIES_OPEN: [422, '実施者の役割が果たされていません。', 'Duties of the operator are not shown to be done.'],
  PILOT_NOT_USED: [409, 'この窓口では実証実験を行いません。', 'This desk has no pilots.'],
  PILOT_RUNNING: [409, '実証実験の実施中です。', 'A pilot is running.'],
  PILOT_NOT_RUNNING: [409, '実施中の実証実験がありません。', 'No pilot is running.'],
  DATA_NOT_VERIFIED: [422, 'データの検証が済んでいません。', 'The data have not been verified.'],
  EFFECT_REQUIRED: [409, '先に効果の検証を記録してください。', 'Record the verification of the effect first.'],
  CONCURRENCE_REQUIRED: [409, '先に合議（同意）が必要です。', 'The other side’s concurrence is required first.'],
  ALREADY_CONCURRED: [409, 'すでに同意しています。', 'Concurrence has already been given.'],

  // Agreement
  RULES_DISAGREE: [
    422,
    '二つの規則（分野の数・取組の数）が異なる連携方法を示しています。理由を付けていずれかを選んでください。',
    'Two rules, by the number of fields and by that of initiatives, propose different kinds; choose one with a reason.',
  ],
  AGREEMENT_KIND_NOT_CHOSEN: [409, '先に連携方法を選んでください。', 'First choose the kind of agreement.'],
  AGREEMENT_KIND_FOLLOWS: [
    409,
    '連携方法は契約手続の結果により決まります。',
    'The kind follows from the result of the procedure.',
  ],
  AGREEMENT_KIND_UNKNOWN: [422, 'この連携方法は選べません。', 'This kind of agreement can’t be chosen here.'],
  INSTRUMENT_REQUIRED: [422, '文書の形式を選んでください。', 'Choose the form of the document.'],
  REASON_REQUIRED: [422, '理由を入力してください。', 'A reason is required.'],
  PROCUREMENT_UNDETERMINED: [
    409,
    '先に契約手続の要否を決定してください。',
    'Determine the procurement procedure first.',
  ],
  PROCUREMENT_NOT_TRIGGERED: [
    409,
    '契約手続を要する事由がありません。',
    'Nothing here calls for a procurement procedure.',
  ],
  PROCUREMENT_MANDATORY: [422, 'この場合、手続の省略はできません。', 'The procedure can’t be waived here.'],
  PROCEDURE_UNKNOWN: [422, 'この手続はありません。', 'There is no such procedure.'],
  PROCUREMENT_RESULT_MISSING: [
    409,
    '契約手続の結果が記録されていません。',
    'The result of the procedure is not on record.',
  ],
  PROCUREMENT_ALREADY_DETERMINED: [
    409,
    '契約手続の要否はすでに決定されています。',
    'The procurement procedure has already been determined.',
  ],
  FUNDS_NOT_SECURED: [409, '先に財源を確保してください。', 'The funds must be secured first.'],
  FUNDS_NOT_NEEDED: [409, '財源の確保は必要ありません。', 'No funds are needed here.'],
  CONSENT_NOT_NEEDED: [
    409,
    '協定によらない実施には、合意する案がありません。',
    'What is carried out without an agreement has no draft to agree to.',
  ],
  CONSENT_MISSING: [409, '双方の合意がそろっていません。', 'Both sides must have agreed to the same draft.'],
  RECHECK_REQUIRED: [
    422,
    '締結前に団体の要件を再確認してください。',
    'The criteria on the organisation must be answered again.',
  ],
  TERM_NOT_ALLOWED: [422, 'この方法では期間を定めません。', 'This kind has no term.'],
  NO_TERM: [409, '期間の定めがありません。', 'There is no agreement in force with a term.'],
  ALREADY_IMPLEMENTED: [409, '実施はすでに記録されています。', 'Implementation is already on record.'],

  // Consents and sharing
  CONSENT_NOT_ASKED: [
    409,
    'この窓口ではこの同意を求めていません。',
    'This desk does not ask for this consent: its guideline says what holds.',
  ],
  CONSENT_NOT_IN_FORCE: [409, '提案者の同意がありません。', 'The proposer’s consent to this is not in force.'],
  NOT_TO_BE_SHARED: [
    409,
    '検討中、または共有の対象でない案件です。',
    'Nothing is passed on while a case is weighed, nor what the guideline does not share.',
  ],
  FOLLOW_UP_ENDED: [409, 'このタスクはすでに終わっています。', 'This follow-up has ended.'],
  // Who is in charge, and who takes over
  ALREADY_ASSIGNED: [409, 'すでに担当者が決まっています。', 'Somebody is in charge of it already.'],
  NOT_ASSIGNED: [409, '担当者が決まっていません。', 'Nobody is in charge of it.'],
  NOT_IN_CHARGE: [403, '担当者本人だけができます。', 'Only the person in charge can do this.'],
  ASSIGNEE_NOT_OF_SIDE: [
    422,
    'この部署（窓口）の担当になれない人です。',
    'This person holds no role of that side, and can’t be in charge of it.',
  ],
  SIDE_AMBIGUOUS: [422, 'どの部署（窓口）としてか選んでください。', 'Say for which side of the case.'],
  ASSIGNMENTS_REFUSED: [
    422,
    '割り当てられない案件があるため、何も変更していません。',
    'Some of these can’t be assigned, so that nothing was.',
  ],
  NOTHING_TO_HAND_OVER: [409, '引き継ぐものがありません。', 'There is nothing to hand over.'],
  HANDOVER_INCOMPLETE: [
    409,
    '後任の決まっていない案件があるため、引き継げません。',
    'Nothing was handed over: something would be left without a successor.',
  ],
  SUCCESSOR_MISSING: [422, '後任を選んでください。', 'Choose a successor.'],
  SUCCESSOR_NOT_OF_SIDE: [
    422,
    'その日にこの部署（窓口）の役割を持たない後任です。',
    'On that day the successor holds no role of that side.',
  ],
  HANDOVER_NOTE_REQUIRED: [422, '引継ぎメモを入力してください。', 'A handover note is required.'],
  MEETING_CANCELLED: [409, 'この打合せは中止になっています。', 'This meeting was cancelled.'],
  MEETING_CHANGED: [
    409,
    'この打合せは先に変更されています。最新の内容を確認してください。',
    'Somebody else changed this meeting first; look at it as it is now.',
  ],
  CLOSED_DAY_EXISTS: [409, 'この日はすでに休業日として登録されています。', 'This day was entered already.'],
  REPLAN_UNDER_WAY: [
    409,
    '期限の再計算がすでに進んでいます。終わってからもう一度お試しください。',
    'Due dates are being counted again already; wait until that has ended.',
  ],
  HANDOVER_ENDED: [409, 'この引継ぎはすでに終わっています。', 'This handover was carried out or taken back already.'],
  HANDOVER_EXISTS: [
    409,
    'この人（部署）の引継ぎはすでに予定されています。',
    'A handover from this person or section is planned already.',
  ],
  WEBHOOK_ADDRESS_REFUSED: [
    422,
    '送信先は公開されている https のアドレスにしてください。',
    'Events are sent to public https addresses only.',
  ],
  TOO_MANY_WEBHOOKS: [409, '登録できる送信先の数の上限に達しています。', 'This desk has as many receivers as it may.'],
  WEBHOOK_DISABLED: [409, 'この送信先は停止しています。', 'This receiver is disabled.'],
  PERSON_UNKNOWN: [422, 'この窓口の職員ではありません。', 'This is nobody of the city’s own people at this desk.'],

  // Protection of ideas
  ITEM_UNKNOWN: [422, 'この項目は単独では保護できません。', 'This can’t be protected by itself.'],
  ITEM_PROTECTED: [409, 'この項目は保護されています。', 'This is protected.'],
  CONSULTATION_OPEN: [409, '保護についての協議中です。', 'Protection is being talked over already.'],
  NO_CONSULTATION: [409, '保護についての協議は行われていません。', 'Nothing about protection is being talked over.'],

  // Publication
  NOT_REALISED: [409, 'まだ実現していないため公表できません。', 'What was not realised is not published.'],
  HEARING_REQUIRED: [422, '公表の前に提案者の意見を聴いてください。', 'The proposer has to be heard first.'],
  ALREADY_PUBLISHED: [409, 'すでに公表されています。', 'It has been published already.'],
  NOT_PUBLISHED: [409, '公表されていません。', 'It is not published.'],

  // Records around the case
  WINDOW_RULE: [422, 'この類型では期間を変更できません。', 'This desk’s profile does not allow this change of window.'],
  WINDOW_BEFORE_SUBMISSION: [
    409,
    '受付済みの提案より前に締め切ることはできません。',
    'The window can’t end before an accepted submission.',
  ],
} as const satisfies Record<string, readonly [number, string, string]>;

export type ErrorCode = keyof typeof ERRORS;

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

/** Faults of one field, inside INVALID_REQUEST, SUBMISSION_INCOMPLETE and their like. */
export const FIELD_FAULTS = {
  REQUIRED: ['入力してください。', 'This is required.'],
  WRONG_TYPE: ['形式が正しくありません。入力し直してください。', 'This has the wrong type.'],
  NOT_ALLOWED: ['この値は使えません。入力し直してください。', 'This value is not allowed; enter another one.'],
  UNKNOWN_FIELD: ['この項目はありません。', 'There is no such field.'],
  TOO_LONG: ['文字数が上限を超えています。短くしてください。', 'This is too long; make it shorter.'],
  TOO_MANY: ['数が上限を超えています。減らしてください。', 'There are too many; take some away.'],
  TOO_FEW: ['数が足りません。加えてください。', 'There are too few; add what is missing.'],
  OUT_OF_RANGE: ['使える範囲を外れています。入力し直してください。', 'This is out of range; enter another value.'],
  NOT_A_DATE: ['実在する日付にしてください（例：2026-11-20）。', 'This must be an existing date, YYYY-MM-DD.'],
  NOT_AN_ID: ['IDの形式が正しくありません。', 'This is not a valid id.'],
  PASSWORD_TOO_SHORT: ['12文字以上にしてください。', 'This must have 12 characters or more.'],
  PASSWORD_TOO_SIMPLE: ['推測されやすいため使えません。', 'This would be guessed too easily.'],
  NOT_AN_EMAIL: [
    'メールアドレスの形式が正しくありません（例：taro@example.jp）。',
    'This is not a valid e-mail address (as in taro@example.jp).',
  ],
  DIGEST_NEEDED: [
    'まとめで受け取るものがあるため、まとめを止められません。',
    'Something is to be told in the digest: it can’t be turned off.',
  ],
  NUL_CHARACTER: ['使えない文字（NUL）が含まれています。', 'This holds a NUL character.'],
  LONE_SURROGATE: ['壊れた文字（単独サロゲート）が含まれています。', 'This holds a lone surrogate.'],
  CONTROL_CHARACTER: ['使えない制御文字が含まれています。', 'This holds a control character.'],
  REPEATED_KEY: ['同じ項目が二度書かれています。', 'This key stands twice.'],
  TOO_DEEP: ['入れ子が深すぎます。', 'This is nested too deeply.'],
} as const satisfies Record<string, readonly [string, string]>;

export type FieldFault = keyof typeof FIELD_FAULTS;

export interface Messages {
  readonly ja: string;
  readonly en: string;
}

/** A fault at one place of the input. `field` is a dotted path. */
export interface FieldError {
  readonly field: string;
  readonly code: ErrorCode | FieldFault;
}

/** Why a command is not carried out. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly errors?: readonly FieldError[];
}

export const messagesOf = (code: ErrorCode | FieldFault): Messages => {
  if (code in ERRORS) {
    const [, ja, en] = ERRORS[code as ErrorCode];
    return { ja, en };
  }
  const [ja, en] = FIELD_FAULTS[code as FieldFault];
  return { ja, en };
};

export const statusOf = (code: ErrorCode): number => ERRORS[code][0];

/** A refusal on its way up to the edge, where it becomes a problem document. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly errors: readonly FieldError[];

  constructor(code: ErrorCode, errors: readonly FieldError[] = []) {
    super(ERRORS[code][2]);
    this.name = 'DomainError';
    this.code = code;
    this.errors = errors;
  }
}
