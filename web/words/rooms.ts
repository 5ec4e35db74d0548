import { bothOf } from './dictionary.js';

/** How the rooms of a desk's office are called. */
export const ROOM_WORDS = bothOf(
  {
    navigation: '窓口の仕事',
    desk: '窓口',
    today: '今日の仕事',
    board: '進行状況',
    cases: '案件の一覧',
    entry: '代理の受付',
    challenges: '課題・募集',
    people: '職員・部署',
    handovers: '人事異動の引継ぎ',
    audit: '監査',
    settings: '設定',
  },
  {
    navigation: 'Rooms of the desk',
    desk: 'Desk',
    today: 'Today',
    board: 'Board',
    cases: 'Cases',
    entry: 'Enter for a visitor',
    challenges: 'Challenges and windows',
    people: 'People and departments',
    handovers: 'Handovers',
    audit: 'Audit',
    settings: 'Settings',
  },
);
