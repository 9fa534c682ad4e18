import { archiveName } from '../../archive/export/licence.ts';
import type { CountedLabel } from '../../archive/model/kind.ts';
import type { Label, Locale } from '../../archive/model/label.ts';

export { sizeText } from './size-text.ts';

/** Everything that the interface says, in both languages. */
export const words = {
  archive: archiveName,
  motto: {
    en: 'Who agreed what with whom, since 2003, with the source of every figure.',
    ko: '2003년부터 누가 누구와 무엇을 합의했는지, 모든 수치에 출처를 붙여 기록한다.',
  },
  skip: { en: 'Skip to the content', ko: '본문으로 건너뛰기' },
  search: { en: 'Search', ko: '검색' },
  searchArchive: { en: 'Search the archive', ko: '아카이브 검색' },
  searchHint: { en: 'For example: Tashkent, KONEPS, memorandum', ko: '예: 타슈켄트, 나라장터, 양해각서' },
  searchNames: {
    en: 'Words in English or Korean, and any name that a thing ever had. Try',
    ko: '한국어와 영어 낱말, 그리고 지금과 옛날의 모든 이름으로 찾는다. 예:',
  },
  topics: { en: 'Topics', ko: '주제' },
  surveys: { en: 'Over the whole', ko: '전체를 살펴보기' },
  allSources: { en: 'All sources by year', ko: '연도별 전체 출처' },
  about: { en: 'About', ko: '소개' },
  contribute: { en: 'Contribute', ko: '참여' },
  accessibility: { en: 'Accessibility', ko: '접근성' },
  personalData: { en: 'Personal data', ko: '개인정보' },
  data: { en: 'Data', ko: '데이터' },
  rules: { en: 'Rules', ko: '규칙' },
  browse: { en: 'Browse', ko: '둘러보기' },
  menu: { en: 'Sections', ko: '주요 메뉴' },
  editions: { en: 'Language', ko: '언어' },
  footer: { en: 'About this site', ko: '사이트 안내' },
  licence: {
    en: 'Digests and data: CC BY 4.0. The sources belong to their publishers.',
    ko: '요약과 데이터는 CC BY 4.0. 출처 원문의 권리는 각 발행처에 있다.',
  },
  alsoKnownAs: { en: 'Also known as', ko: '다른 이름' },
  ownName: { en: 'Own name', ko: '현지어 이름' },
  now: { en: 'now', ko: '현' },
  formerly: { en: 'Formerly', ko: '옛 이름' },
  inEnglish: { en: 'In English', ko: '영어 이름' },
  inKorean: { en: 'In Korean', ko: '한국어 이름' },
  printedTitle: { en: 'Title as printed', ko: '원제목' },
  facts: { en: 'Facts', ko: '기본 정보' },
  digest: { en: 'Digest', ko: '요약' },
  digestNote: {
    en: 'In the archive’s own words; the source itself is linked below.',
    ko: '아카이브가 다시 쓴 글이며, 출처는 아래에 연결되어 있다.',
  },
  fallback: {
    en: 'This digest is not in English yet.',
    ko: '이 요약은 아직 한국어판이 없어 영어로 보인다.',
  },
  doubts: { en: 'Doubts', ko: '확인할 점' },
  source: { en: 'Source', ko: '출처' },
  sources: { en: 'Sources', ko: '출처' },
  sourceMark: { en: 'Source', ko: '출처' },
  named: { en: 'Named here', ko: '기사에 나오는 이름' },
  linked: { en: 'In the archive', ko: '관련 기록' },
  states: { en: 'What it states', ko: '이 기사에서 확인되는 사실' },
  cite: { en: 'How to cite', ko: '인용 방법' },
  citeSource: { en: 'The source', ko: '출처 인용' },
  citeRecord: { en: 'This record', ko: '이 기록 인용' },
  downloadCitation: { en: 'Citation as', ko: '인용 파일' },
  reportMistake: { en: 'Report a mistake', ko: '오류 알리기' },
  editRecord: { en: 'Edit the record', ko: '기록 고치기' },
  howToCorrect: { en: 'How to correct it', ko: '고치는 방법' },
  correct: { en: 'Correct this record', ko: '이 기록 바로잡기' },
  address: { en: 'Lasting address', ko: '고정 주소' },
  keptIn: { en: 'Kept in the file', ko: '기록 파일' },
  before: { en: 'Before', ko: '이전' },
  after: { en: 'After', ko: '다음' },
  neighbours: { en: 'Before and after', ko: '앞뒤 기사' },
  read: { en: 'read', ko: '읽은 범위' },
  differ: { en: 'Sources differ', ko: '출처마다 다름' },
  asOf: { en: 'as of', ko: '기준' },
  end: { en: 'end', ko: '종료' },
  estimated: { en: 'estimated', ko: '추정' },
  supplied: { en: 'title supplied by the archive', ko: '아카이브가 붙인 제목' },
  story: { en: 'Year by year', ko: '연도별 기록' },
  inOffice: { en: 'In office', ko: '당시 직책' },
  published: { en: 'Sources of the year', ko: '그해의 출처' },
  undated: { en: 'No date', ko: '날짜 없음' },
  ranks: { en: 'Ranks and figures', ko: '순위와 수치' },
  rankTables: { en: 'Figures in tables', ko: '수치 표' },
  year: { en: 'Year', ko: '연도' },
  rank: { en: 'Rank', ko: '순위' },
  value: { en: 'Value', ko: '값' },
  countries: { en: 'Countries', ko: '국가' },
  note: { en: 'Note', ko: '비고' },
  newest: { en: 'Newest sources', ko: '최근 출처' },
  all: { en: 'All', ko: '전체' },
  centres: { en: 'Cooperation centres', ko: '협력센터' },
  jump: { en: 'Jump to', ko: '바로 가기' },
  filters: { en: 'Filters', ko: '검색 조건' },
  noScript: {
    en: 'Search needs JavaScript. Without it, the lists below lead to every record.',
    ko: '검색에는 자바스크립트가 필요하다. 없을 때는 아래 목록에서 모든 기록을 찾을 수 있다.',
  },
  searchFailed: {
    en: 'The search index could not be loaded. Try again, or use the lists below.',
    ko: '검색 색인을 불러오지 못했다. 다시 시도하거나 아래 목록을 이용한다.',
  },
  retry: { en: 'Try again', ko: '다시 시도' },
  more: { en: 'More results', ko: '결과 더 보기' },
  results: { en: 'Results', ko: '검색 결과' },
  searching: { en: 'Searching …', ko: '찾는 중 …' },
  typeToSearch: { en: 'Enter a word, or choose a filter.', ko: '검색어를 입력하거나 조건을 고른다.' },
  nothingFound: {
    en: 'Nothing found. Try fewer words or fewer filters, or use the lists below.',
    ko: '찾은 기록이 없다. 검색어나 조건을 줄이거나 아래 목록을 이용한다.',
  },
  found: { en: 'found', ko: '건' },
  searchClose: { en: 'Close', ko: '닫기' },
  searchAll: { en: 'All results', ko: '결과 모두 보기' },
  searchSort: { en: 'Order', ko: '정렬' },
  sortRelevance: { en: 'Best match first', ko: '관련도순' },
  sortDate: { en: 'Newest first', ko: '최신순' },
  searchLanguages: { en: 'Found in', ko: '찾을 언어' },
  bothLanguages: { en: 'English and Korean', ko: '한국어와 영어' },
  onlyEnglish: { en: 'English only', ko: '영어만' },
  onlyKorean: { en: 'Korean only', ko: '한국어만' },
  otherLanguage: { en: 'in Korean', ko: '영어' },
  notAllWords: {
    en: 'No record has every word; these have most of them.',
    ko: '검색어가 모두 나오는 기록은 없다. 대부분 나오는 기록을 보여 준다.',
  },
  notInArchive: { en: 'Not in the archive:', ko: '아카이브에 없는 검색어:' },
  didYouMean: { en: 'Did you mean', ko: '혹시 찾는 말:' },
  withoutFilters: { en: 'without the filters', ko: '조건 없이' },
  removeFilter: { en: 'Remove', ko: '해제' },
  removeFilters: { en: 'Remove all filters', ko: '조건 모두 해제' },
  showAllValues: { en: 'Show all', ko: '모두 보기' },
  showFewer: { en: 'Show fewer', ko: '줄여 보기' },
  yearFrom: { en: 'From year', ko: '시작 연도' },
  yearTo: { en: 'To year', ko: '끝 연도' },
  notFound: { en: 'No page at this address', ko: '이 주소에는 페이지가 없다' },
  notFoundText: {
    en: 'The address may be mistyped. No record’s address is ever given up, so the record may be found by its name.',
    ko: '주소를 잘못 입력했을 수 있다. 기록의 주소는 없어지지 않으므로 이름으로 찾을 수 있다.',
  },
  moved: { en: 'This record has moved', ko: '옮겨진 기록' },
  movedText: { en: 'Its place was taken by:', ko: '다음 기록이 대신한다.' },
  downloads: { en: 'Downloads', ko: '내려받기' },
  dictionary: { en: 'Data dictionary', ko: '데이터 사전' },
  field: { en: 'Field', ko: '필드' },
  label: { en: 'Label', ko: '이름' },
  written: { en: 'How it is written', ko: '적는 법' },
  required: { en: 'required', ko: '필수' },
  term: { en: 'Standard term', ko: '표준 용어' },
  why: { en: 'Why', ko: '이유' },
  mend: { en: 'How to mend it', ko: '고치는 법' },
  feed: { en: 'Feed of newest sources', ko: '최근 출처 피드' },
  dataIntro: {
    en: 'Everything in the archive, as files. They are made from the same records as the pages.',
    ko: '아카이브의 모든 내용을 파일로 제공한다. 페이지와 같은 기록에서 만든다.',
  },
  disagreements: { en: 'Disagreements', ko: '엇갈리는 기록' },
  disagreementsIntro: {
    en: 'Every value on which sources differ, side by side. Two values differ here only if both cannot be true: a year and a month of that year agree, and a plan is not what happened.',
    ko: '출처가 서로 다르게 말하는 값을 나란히 보여 준다. 둘 다 참일 수 없을 때만 다른 것으로 본다. 연도와 그해의 달은 어긋나지 않으며, 계획과 실제는 견주지 않는다.',
  },
  gaps: { en: 'Gaps', ko: '빈칸' },
  gapsIntro: {
    en: 'What the archive does not know: no source in it says. Each gap is open to whoever has one.',
    ko: '아카이브가 모르는 것, 곧 어떤 출처도 밝히지 않은 것이다. 출처를 가진 누구나 채울 수 있다.',
  },
  knowBetter: {
    en: 'Do you know a source that settles or fills one of these? Contribute it.',
    ko: '이를 가려 주거나 채워 줄 출처를 알고 있다면 보태 주기 바란다.',
  },
  rulesIntro: {
    en: 'What holds for every record. The check that runs before each build reports what breaks a rule, and links here.',
    ko: '모든 기록에 적용되는 규칙이다. 빌드 전에 실행되는 검사는 규칙에 어긋난 곳을 알리고 이 페이지로 연결한다.',
  },
  // Drawings.
  lifelinesTitle: { en: 'Lifelines', ko: '연대표' },
  lifelines: { en: 'Cooperation centres, {from} to {to}', ko: '협력센터, {from}~{to}년' },
  fromYear: { en: 'from {year}', ko: '{year}년부터' },
  centreColumn: { en: 'Centre', ko: '센터' },
  yearsColumn: { en: 'Years', ko: '기간' },
  lifelineSolid: { en: 'was there, as sources say', ko: '출처가 확인하는 운영' },
  lifelineMinor: { en: 'thin: information access, training, other', ko: '가는 선: 정보접근·교육센터와 기타' },
  lifelineOutline: { en: 'announced or planned', ko: '발표·계획' },
  lifelineOpen: { en: 'no source gives the end', ko: '종료 시점을 밝힌 출처 없음' },
  undatedCentres: { en: 'No source in the archive dates these', ko: '시기를 밝힌 출처가 없는 센터' },
  country: { en: 'Country', ko: '국가' },
  map: { en: 'Map', ko: '지도' },
  mapIntro: {
    en: 'The countries of the archive, by the number of sources that name them, and the centres in them. Each country leads to its page.',
    ko: '아카이브에 실린 국가를 출처 수에 따라 나타내고 협력센터가 있는 곳을 표시한 지도이다. 국가를 누르면 그 나라의 기록으로 간다.',
  },
  mapSources: { en: 'Sources:', ko: '출처 수:' },
  orMore: { en: '{number} or more', ko: '{number}건 이상' },
  mapMark: { en: 'cooperation centres; a larger dot for more', ko: '협력센터(많을수록 큰 점)' },
  mapOwn: { en: 'Korea', ko: '대한민국' },
  mapNote: {
    en: 'A dot stands in the middle of a country’s largest part, not at the city of the centre. Areas are true to size (Equal Earth projection). Outlines: Natural Earth, public domain. They are drawn for orientation and state no view on any border or name.',
    ko: '점은 센터가 있는 도시가 아니라 그 나라의 가장 큰 땅 한가운데에 찍었다. 면적이 실제와 비례하는 이퀄 어스 도법을 썼다. 윤곽선은 공공 영역인 내추럴 어스(Natural Earth) 자료이다. 위치를 알리기 위한 것일 뿐, 국경이나 지명에 대한 견해를 나타내지 않는다.',
  },
  mapTable: { en: 'The map as a table, and what it is drawn from', ko: '지도를 표로 보기와 자료 안내' },
  timeline: { en: 'Timeline', ko: '연표' },
  timelineIntro: {
    en: 'The whole cooperation in order of time, country by country: centres as lines, agreements and events as marks. Each country opens to a list of what its line shows.',
    ko: '협력의 전 과정을 나라별로 시간순에 따라 보여 준다. 협력센터는 선으로, 협정과 행사는 표시로 나타낸다. 나라를 펼치면 선에 나타난 기록의 목록이 나온다.',
  },
  timelineTitle: { en: 'Centres, agreements and events, {from} to {to}', ko: '협력센터·협정·행사, {from}~{to}년' },
  timelineShow: { en: 'Show', ko: '보기' },
  timelineCentre: { en: 'centre', ko: '협력센터' },
  timelineAgreement: { en: 'agreement', ko: '협정' },
  timelineEvent: { en: 'event', ko: '행사' },
  countryPage: { en: 'The page of this country', ko: '이 나라의 기록 보기' },
  noPartner: { en: 'No partner country', ko: '상대국 없음' },
  noPartnerRow: { en: 'In Korea, or with organisations', ko: '국내 또는 국제기구와 함께' },
  date: { en: 'Date', ko: '날짜' },
  what: { en: 'What', ko: '내용' },
  chartRank: { en: '{subject}: rank by year', ko: '{subject}: 연도별 순위' },
  chartValue: { en: '{subject}: {unit}', ko: '{subject}: {unit}' },
  chartRankSummary: { en: 'First {first}; last {last}; best {best}.', ko: '처음 {first}, 마지막 {last}, 최고 {best}.' },
  chartValueSummary: {
    en: 'First {first}; last {last}; highest {best}.',
    ko: '처음 {first}, 마지막 {last}, 최고 {best}.',
  },
  chartDiffer: { en: 'two sources differ: both are drawn', ko: '두 출처가 다르면 둘 다 그림' },
  milestones: { en: 'What is marked', ko: '표시한 기록' },
  figuresIntro: {
    en: 'Indices and figures by country and year, as the sources of the archive give them. Where two differ, both stand.',
    ko: '국가별·연도별 지수와 수치를 출처가 밝힌 대로 싣는다. 두 출처가 다르면 둘 다 싣는다.',
  },
  figuresMatrix: {
    en: 'Ranks by survey year. The values stand on the page of each country and among the data.',
    ko: '조사 연도별 순위이다. 지수 값은 각 국가의 기록과 데이터에 있다.',
  },
  table: { en: 'table', ko: '표' },
  course: { en: 'Course', ko: '추이' },
  figuresFile: { en: 'All rows as a table', ko: '전체 행 내려받기' },
  // Index pages.
  orders: { en: 'Order', ko: '정렬' },
  byTime: { en: 'by date', ko: '날짜순' },
  byName: { en: 'by name', ko: '이름순' },
  recordFeed: { en: 'Feed of new sources (Atom)', ko: '새 출처 피드(Atom)' },
  recordCalendar: { en: 'Calendar (iCalendar)', ko: '달력(iCalendar)' },
  monthOpen: { en: 'Month not given', ko: '월 미상' },
  // Sharing: what devices show where there is little room.
  archiveShort: { en: 'e-Gov Archive', ko: '전자정부 협력' },
  carryAway: { en: 'To carry away', ko: '가져가기' },
  carryAwayIntro: {
    en: 'Copies for reading without a line. Each is known by its SHA-256 hash: what has the same hash is the same file.',
    ko: '인터넷 없이 읽을 수 있는 사본. SHA-256 해시가 같으면 같은 파일이다.',
  },
  wholeSite: { en: 'The whole site (ZIP)', ko: '사이트 전체(ZIP)' },
  wholeSiteText: {
    en: 'Every page and file of this site, but for the pictures that other sites show beside a link. Unpack it, to a USB stick for example, and open index.html in a browser. It is a bag by the BagIt standard (RFC 8493): programs of libraries can check that it is whole.',
    ko: '다른 사이트가 링크 옆에 보여 주는 그림을 뺀 이 사이트의 모든 파일. USB 메모리 등에 압축을 푼 뒤 index.html을 브라우저로 연다. BagIt 표준(RFC 8493)을 따르므로 도서관에서 쓰는 도구로 온전한지 확인할 수 있다.',
  },
  wholeSiteInside: {
    en: 'This is such a copy: it was unpacked from that ZIP, or made from one that was. The ZIP itself, with its size and hash, is on the page of downloads at the address of the archive:',
    ko: '지금 보는 것이 그 ZIP에서 나온 사본이다. ZIP 파일과 그 크기, 해시는 아카이브 주소의 내려받기 페이지에 있다.',
  },
  books: { en: 'Digests as books', ko: '요약집' },
  book: { en: 'Book', ko: '책' },
  size: { en: 'Size', ko: '크기' },
  sums: {
    en: 'The hashes of all files of the site',
    ko: '사이트의 모든 파일의 해시',
  },
  verify: { en: 'Verify this copy', ko: '사본 확인' },
  verifyIntro: {
    en: 'Every file of the archive has a hash in one list. If a file has another hash, it is not the file that was published: it was damaged, changed, or is of another day.',
    ko: '모든 파일의 해시가 목록 하나에 적혀 있다. 해시가 다르면 발행된 파일이 아니다. 손상되었거나 바뀌었거나, 발행된 날이 다른 파일이다.',
  },
  verifyHere: { en: 'In this browser', ko: '이 브라우저에서' },
  verifyHereText: {
    en: 'What the browser has kept is checked without a line. Checking everything asks the host for every file, {size of the site} in all but for the ZIP; what the browser has already is not fetched again. A list that comes from the same host proves only that the copy is whole: compare the hash of the list with that of another copy.',
    ko: '브라우저에 보관된 파일은 인터넷 없이 확인한다. 전체를 확인하면 ZIP을 뺀 모든 파일({size of the site})을 서버에 요청하며, 이미 받은 파일은 다시 받지 않는다. 같은 서버의 목록으로는 사본이 온전하다는 것만 알 수 있으므로, 목록의 해시를 다른 사본의 것과 비교한다.',
  },
  verifyKept: { en: 'Check what this browser has kept', ko: '브라우저에 보관된 것만 확인' },
  verifyAll: { en: 'Check everything at this address', ko: '이 주소의 전체를 확인' },
  verifyNoScript: {
    en: 'Checking in the browser needs JavaScript; the ways below do without.',
    ko: '브라우저에서 확인하려면 자바스크립트가 필요하다. 아래 방법에는 필요 없다.',
  },
  verifyByHand: { en: 'By hand', ko: '직접 확인하기' },
  verifyByHandText: {
    en: 'In the folder that holds the copy (that of `SHA256SUMS`), type the line for your system. What differs or is missing is named; nothing is printed where all is well.',
    ko: '사본이 있는 폴더(`SHA256SUMS`가 있는 곳)에서 시스템에 맞는 줄을 입력한다. 다르거나 없는 파일의 이름이 나오며, 이상이 없으면 아무것도 나오지 않는다.',
  },
  verifyBag: { en: 'The unpacked ZIP, from outside (BagIt)', ko: '압축을 푼 ZIP 전체(BagIt)' },
  verifyZip: {
    en: 'The ZIP and the books have their hashes beside them.',
    ko: 'ZIP과 요약집의 해시는 내려받기 페이지에 있다.',
  },
  stop: { en: 'Stop', ko: '중지' },
  progress: { en: 'Progress', ko: '진행' },
  hosting: { en: 'Host a copy', ko: '사본 올리기' },
  // Keeping the archive on a device.
  keep: { en: 'Keep this archive', ko: '아카이브 보관' },
  keepIntro: {
    en: 'After one visit, this browser keeps the first page, the search and every page that you read, and shows them without a line. Here you can keep more: a country, a centre, or everything.',
    ko: '한 번 방문하면 첫 페이지와 검색, 그리고 읽은 페이지가 이 브라우저에 보관되어 인터넷 없이도 열린다. 여기에서 한 국가나 협력센터, 또는 아카이브 전체를 더 보관할 수 있다.',
  },
  keepNewest: { en: 'Sources were last read for this version on', ko: '이 판에서 출처를 마지막으로 확인한 날:' },
  keepMissing: {
    en: 'The page that you asked for is not kept on this device, and there is no line.',
    ko: '찾는 페이지는 이 기기에 보관되어 있지 않고, 인터넷도 연결되어 있지 않다.',
  },
  keepWhat: { en: 'What to keep', ko: '보관할 내용' },
  keepEverything: { en: 'Everything', ko: '전체' },
  keepEditions: { en: 'Language', ko: '언어' },
  keepBoth: { en: 'Both languages', ko: '두 언어 모두' },
  keepOwn: { en: 'English only', ko: '한국어만' },
  keepThese: { en: 'Keep', ko: '보관' },
  keepNoScript: {
    en: 'Keeping in the browser needs JavaScript. The ZIP of the whole site does without:',
    ko: '브라우저에 보관하려면 자바스크립트가 필요하다. 사이트 전체를 담은 ZIP에는 필요 없다.',
  },
  keptHere: { en: 'Kept on this device', ko: '이 기기에 보관된 것' },
  keepRemoveAll: { en: 'Remove everything', ko: '모두 삭제' },
  keepOther: {
    en: 'Whether what is kept is whole can be checked; to hand the archive on, take the ZIP.',
    ko: '보관된 파일이 온전한지 확인할 수 있다. 다른 사람에게 건네려면 ZIP을 내려받는다.',
  },
  keepRecord: { en: 'Keep on this device', ko: '이 기기에 보관' },
} as const satisfies Record<string, Label>;

export type Word = keyof typeof words;

/** The words of one edition. */
export const say =
  (locale: Locale) =>
  (word: Word): string =>
    words[word][locale];

const figures: Readonly<Record<Locale, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en'),
  ko: new Intl.NumberFormat('ko'),
};

/** A number of records, in words: `5 articles`, `기사 5건`, `인물 5명`. */
export function countOf(number: number, label: CountedLabel, locale: Locale): string {
  const figure = figures[locale].format(number);
  if (locale === 'ko') return `${label.many.ko} ${figure}${label.counter ?? '건'}`;
  return `${figure} ${(number === 1 ? label.one.en : label.many.en).toLowerCase()}`;
}

/** What is counted beside the kinds of records. */
export const counted = {
  source: { one: { en: 'Source', ko: '출처' }, many: { en: 'Sources', ko: '출처' } },
} as const;

/** A place in a ranking: `63rd`, `63위`. */
export function rankText(rank: number, locale: Locale): string {
  const number = rank.toLocaleString(locale);
  return locale === 'ko' ? `${number}위` : number + endings[ordinals.select(rank)];
}

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  zero: 'th',
  one: 'st',
  two: 'nd',
  few: 'rd',
  many: 'th',
  other: 'th',
};

/** A stretch of years: `2006–2025`, `2006~2025년`; one year alone where both are the same. */
export const yearsText = (first: string, last: string, locale: Locale): string =>
  locale === 'ko' ? `${first === last ? first : `${first}~${last}`}년` : first === last ? first : `${first}–${last}`;
/** What a list leaves uncounted: ` and 5 others`, ` 외 5개국`. */
export const others = (number: number, counter: string, locale: Locale): string =>
  locale === 'ko' ? ` 외 ${number}${counter}` : number === 1 ? ' and 1 other' : ` and ${number} others`;

/** The words that search needs once it runs in the reader’s hands. */
export const searchWords = (locale: Locale) => {
  const word = say(locale);
  return {
    searching: word('searching'),
    nothing: word('nothingFound'),
    start: word('typeToSearch'),
    failed: word('searchFailed'),
    retry: word('retry'),
    found: word('found'),
    all: word('searchAll'),
    browse: word('browse'),
    other: word('otherLanguage'),
    partial: word('notAllWords'),
    unknown: word('notInArchive'),
    meant: word('didYouMean'),
    unfiltered: word('withoutFilters'),
    remove: word('removeFilter'),
    removeAll: word('removeFilters'),
    showAll: word('showAllValues'),
    showFewer: word('showFewer'),
    year: word('year'),
    from: word('yearFrom'),
    to: word('yearTo'),
    sections: {
      digest: word('digest'),
      facts: word('facts'),
      named: word('named'),
      doubts: word('doubts'),
      ranks: word('ranks'),
      names: word('alsoKnownAs'),
      sources: word('sources'),
      text: '',
    },
  };
};
export type SearchWords = ReturnType<typeof searchWords>;

/** What stands on the page of downloads for the size and the hash of the ZIP, until that is made. */
export const carriedTokens = {
  size: '{size of the ZIP}',
  sha256: '{hash of the ZIP}',
  site: '{size of the site}',
} as const;

/** The words that the script of the page that checks a copy needs. `{n}` is a number. */
export const verifyWords = (locale: Locale) =>
  Object.fromEntries(
    Object.entries({
      reading: { en: 'Checking…', ko: '확인하는 중…' },
      allSame: { en: 'All {n} files are as the list says.', ko: '파일 {n}개가 모두 목록과 같다.' },
      notAll: { en: '{n} files are not as the list says.', ko: '파일 {n}개가 목록과 다르다.' },
      stopped: { en: 'Stopped before the end.', ko: '끝나기 전에 멈추었다.' },
      noList: { en: 'The list of hashes could not be read.', ko: '해시 목록을 읽지 못했다.' },
      badList: {
        en: 'Nothing was checked: this host sends something else in place of the list of hashes, or an empty list.',
        ko: '아무것도 확인하지 못했다. 이 서버가 해시 목록 대신 다른 것이나 빈 목록을 보낸다.',
      },
      foreignList: {
        en: 'Nothing was checked: the list of hashes belongs to another release, or is cut short. It does not match the list of files of this copy.',
        ko: '아무것도 확인하지 못했다. 해시 목록이 다른 판의 것이거나 잘려 있어, 이 사본의 파일 목록과 맞지 않는다.',
      },
      mistyped: { en: 'Sent as another type of file', ko: '다른 종류의 파일로 보냄' },
      nothingKept: { en: 'This browser has kept nothing of the archive.', ko: '이 브라우저에 보관된 파일이 없다.' },
      fromFile: {
        en: 'This page was opened from a folder, where browsers do not let a page read other files. Check by hand, as told below.',
        ko: '폴더에서 연 페이지는 브라우저가 다른 파일을 읽지 못하게 한다. 아래와 같이 직접 확인한다.',
      },
      insecure: {
        en: 'This address is not secure (https), and browsers do not hash there. Check by hand, as told below.',
        ko: '보안 연결(https)이 아니면 브라우저가 해시를 계산하지 않는다. 아래와 같이 직접 확인한다.',
      },
      differing: { en: 'Differ', ko: '다름' },
      missing: { en: 'Not to be had', ko: '없음' },
      extra: { en: 'Kept, but in no list', ko: '보관되었으나 목록에 없음' },
      listHash: { en: 'Hash of the list itself (SHA-256):', ko: '목록 자체의 해시(SHA-256):' },
    } satisfies Record<string, Label>).map(([word, label]) => [word, label[locale]]),
  );

/** The words that the script of the page of what is kept needs. What stands in braces is put in. */
export const keepWords = (locale: Locale) =>
  Object.fromEntries(
    Object.entries({
      en: { en: 'English', ko: '영어' },
      ko: { en: 'Korean', ko: '한국어' },
      weighs: { en: '{n} files, {size} on this device.', ko: '파일 {n}개, 이 기기에서 {size}를 차지한다.' },
      weighsLeft: {
        en: '{n} files, {size} on this device; {left} of it are still to be fetched.',
        ko: '파일 {n}개, 이 기기에서 {size}를 차지한다. 앞으로 {left}를 더 받는다.',
      },
      weighsNone: {
        en: '{n} files, {size} on this device; all of it is kept.',
        ko: '파일 {n}개, {size}. 모두 이 기기에 보관되어 있다.',
      },
      keeping: { en: 'Keeping: {percent}%', ko: '보관하는 중: {percent}%' },
      done: { en: 'All {n} files are kept.', ko: '파일 {n}개를 모두 보관했다.' },
      sound: { en: 'All {n} files were checked and are sound.', ko: '파일 {n}개를 확인했고 모두 온전하다.' },
      stopped: {
        en: 'Stopped. What was fetched stays; you can resume at any time.',
        ko: '멈추었다. 받은 파일은 남아 있으며 언제든 이어서 받을 수 있다.',
      },
      full: {
        en: 'There is no more room on this device, or the browser gives none. What was fetched stays and can be read; remove something, or keep less.',
        ko: '기기에 공간이 없거나 브라우저가 더 허용하지 않는다. 받은 파일은 남아 있고 읽을 수 있다. 다른 것을 삭제하거나 더 적게 보관한다.',
      },
      otherVersion: {
        en: 'A file that this host sent is not part of this version of the archive, and was not saved. If a newer version is offered, update first, then resume. Otherwise the host is being updated, or changes files: try again later, or check it on the page “Verify this copy”.',
        ko: '서버가 보낸 파일이 아카이브의 이 판과 달라 저장하지 않았다. 새 판이 나왔으면 먼저 바꾼 뒤 이어서 받는다. 그렇지 않으면 서버가 갱신 중이거나 파일을 바꾸고 있는 것이므로, 나중에 다시 시도하거나 ‘사본 확인’ 페이지에서 확인한다.',
      },
      noList: {
        en: 'Nothing can be saved here: this host sends something else in place of the list of files. Try again later, or download the ZIP.',
        ko: '이 서버가 파일 목록 대신 다른 것을 보내므로 저장할 수 없다. 나중에 다시 시도하거나 ZIP을 내려받는다.',
      },
      noWorker: {
        en: 'Pages cannot be read offline from this host: it sends no working script for that, or files of several versions. Try again later, or download the ZIP.',
        ko: '이 서버에서는 오프라인으로 읽을 수 없다. 필요한 스크립트를 보내지 않거나 여러 판의 파일이 섞여 있다. 나중에 다시 시도하거나 ZIP을 내려받는다.',
      },
      noLine: {
        en: 'The line is down. What was fetched stays; resume when it is back.',
        ko: '인터넷이 끊겼다. 받은 파일은 남아 있으며 다시 연결되면 이어서 받을 수 있다.',
      },
      refused: {
        en: 'This browser does not let the site keep anything, perhaps because the window is private. Everything can be read as ever while there is a line.',
        ko: '이 브라우저는 사이트가 파일을 보관하지 못하게 한다. 비공개 창이기 때문일 수 있다. 인터넷이 연결되어 있으면 평소처럼 읽을 수 있다.',
      },
      insecure: {
        en: 'This address is not secure (https), and browsers keep nothing from there.',
        ko: '보안 연결(https)이 아니면 브라우저가 파일을 보관하지 않는다.',
      },
      fromFile: {
        en: 'This copy was opened from a folder: all of it is on this device already.',
        ko: '폴더에서 연 사본이므로 이미 전체가 이 기기에 있다.',
      },
      removed: { en: 'Removed.', ko: '삭제했다.' },
      removedAll: {
        en: 'Everything is removed. The next page that you open is kept again, with the search.',
        ko: '모두 삭제했다. 다음에 여는 페이지와 검색은 다시 보관된다.',
      },
      always: { en: 'First pages and search', ko: '첫 페이지와 검색' },
      read: { en: 'Other pages that were read', ko: '그 밖에 읽은 페이지' },
      older: { en: 'Of an earlier version', ko: '이전 판' },
      olderText: {
        en: '{n} files; they are fetched anew while you read, and say so until then.',
        ko: '파일 {n}개. 읽는 동안 새로 받으며, 그때까지는 이전 판임을 표시한다.',
      },
      whole: { en: 'whole: {size} (files: {n})', ko: '완전함: 파일 {n}개, {size}' },
      part: { en: '{size} (files: {n} of {of})', ko: '파일 {of}개 중 {n}개, {size}' },
      keptOn: { en: 'kept or checked on {date}', ko: '보관·확인한 날: {date}' },
      resume: { en: 'Resume', ko: '이어서 받기' },
      check: { en: 'Check and mend', ko: '확인하고 고치기' },
      remove: { en: 'Remove', ko: '삭제' },
      room: {
        en: 'The browser has {used} of this site, and gives it about {quota}.',
        ko: '이 사이트가 {used}를 쓰고 있으며, 브라우저는 약 {quota}까지 허용한다.',
      },
      lasting: { en: 'It has promised to remove nothing by itself.', ko: '브라우저가 스스로 삭제하지 않는다.' },
      notLasting: {
        en: 'It may remove it when the device runs out of room.',
        ko: '기기에 공간이 모자라면 브라우저가 삭제할 수 있다.',
      },
    } satisfies Record<string, Label>).map(([word, label]) => [word, label[locale]]),
  );

/** What is said on any page when a new version has been fetched, and on a kept page of an earlier one. */
export const offlineWords = {
  newVersion: { en: 'A new version of the archive is here.', ko: '아카이브의 새 판을 받았다.' },
  takeVersion: { en: 'Show it', ko: '새 판 보기' },
  olderPage: {
    en: 'This page is of an earlier version of the archive: it was kept on this device, and there is no line.',
    ko: '이 페이지는 아카이브의 이전 판이다. 이 기기에 보관된 것이며, 지금은 인터넷에 연결되어 있지 않다.',
  },
} as const satisfies Record<string, Label>;
