import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { literalAttributes, type ComponentNode } from '../../text/component.ts';
import { nearest } from '../../text/nearest.ts';
import { quote } from '../../text/problem.ts';
import { components, isAllowedLink } from '../../text/render.ts';
import type { Report, Rule } from '../rule.ts';

/** What a node is called in a problem, where it is one that texts do not hold. */
const refused: Readonly<Partial<Record<string, string>>> = {
  mdxjsEsm: 'code',
  mdxFlowExpression: 'expression',
  mdxTextExpression: 'expression',
  html: 'raw HTML',
};

const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' and ');

/** Components that a published text may use. */
const published = [...components.values()].filter((component) => component.published).map(({ name }) => name);

export const mdxIsData: Rule = {
  id: 'mdx-is-data',
  summary: { en: 'Text is data, never code', ko: '글은 데이터이며 코드가 아니다' },
  why: {
    en: 'Anyone may propose a text, and it is shown to everyone. So it holds Markdown and the named components only: no import or export, no expression in braces, no raw HTML, no image from elsewhere, and links that begin with `https://`, `http://` or `mailto:`.',
    ko: '누구나 글을 제안할 수 있고 모두가 그 글을 읽는다. 그래서 글에는 마크다운과 정해진 컴포넌트만 쓴다. import·export, 중괄호 식, HTML, 외부 이미지는 쓸 수 없고, 링크는 `https://`, `http://`, `mailto:`로 시작한다.',
  },
  mend: {
    en: 'Write it as text: `\\{` and `\\<` show a brace and an angle bracket. A link to a record is `<Ref to="kind/id">words</Ref>`.',
    ko: '글로 적는다. `\\{`와 `\\<`는 중괄호와 꺾쇠로 표시된다. 기록으로 가는 링크는 `<Ref to="kind/id">글</Ref>`로 쓴다.',
  },
  absolute: true,
  check: ({ reading, archive }, report) => {
    for (const [key, { texts }] of reading.sources) {
      const [kind = '', id = ''] = key.split('/');
      const record = archive.find(kind, id);
      for (const { file, tree } of Object.values(texts)) {
        visit(tree, (node) => {
          checkNode(node, (place, finding) => report({ ...(record ? { record } : {}), file, place }, finding));
        });
      }
    }
  },
};

type ReportHere = (place: Nodes['position'], finding: Parameters<Report>[1]) => void;

function checkNode(node: Nodes, report: ReportHere): void {
  const what = refused[node.type];
  if (what !== undefined) {
    const shown = 'value' in node ? ` ${quote(node.value)}` : '';
    report(node.position, { reason: `Unexpected ${what}${shown}, expected Markdown and components` });
  } else if (node.type === 'image' || node.type === 'imageReference') {
    report(node.position, {
      reason: `Unexpected image ${quote(node.type === 'image' ? node.url : (node.label ?? ''))}, expected words, or a link to it`,
      note: 'A page of the archive fetches nothing from elsewhere. A link is `[words](https://…)`.',
    });
  } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') checkComponent(node, report);
  else if ((node.type === 'link' || node.type === 'definition') && !isAllowedLink(node.url)) {
    report(node.position, {
      reason: `Unexpected link ${quote(node.url)}, expected an address that begins with \`https://\`, \`http://\` or \`mailto:\`, without spaces, backslashes or a name before \`@\``,
      actual: node.url,
    });
  } else if (node.type === 'heading' && node.depth < 3) {
    report(node.position, {
      reason: `Unexpected heading of level ${node.depth}, expected level 3 or lower, \`### …\``,
      note: 'The page has its own title and headings above the text.',
    });
  }
}

function checkComponent(node: ComponentNode, report: ReportHere): void {
  const name = node.name ?? '';
  const component = components.get(name);
  if (!component?.published) {
    const near = nearest(name, published);
    report(node.position, {
      reason: near
        ? `Unexpected component \`<${name}>\`, expected \`<${near}>\``
        : `Unexpected element \`<${name}>\`, expected Markdown, ${published.map((each) => `\`<${each}>\``).join(' or ')}`,
      actual: name,
      expected: near ? [near] : published,
      ...(component ? { note: 'The source’s own text stays with the draft; `npm run promote` leaves it there.' } : {}),
    });
    return;
  }
  const given = literalAttributes(node);
  const note = `${component.describe}.`;
  for (const attribute of node.attributes) {
    const place = attribute.position ?? node.position;
    if (attribute.type !== 'mdxJsxAttribute' || (typeof attribute.value !== 'string' && attribute.value)) {
      report(place, {
        reason: `Unexpected expression in an attribute of \`<${name}>\`, expected text in quotation marks`,
        note,
      });
    } else if (!Object.hasOwn(component.attributes, attribute.name)) {
      report(place, {
        reason: `Unexpected attribute \`${attribute.name}\` of \`<${name}>\`, expected ${list(Object.keys(component.attributes))} alone`,
        actual: attribute.name,
        note,
      });
    }
  }
  for (const [attribute, { required, pattern, words }] of Object.entries(component.attributes)) {
    const written = node.attributes.findLast((each) => each.type === 'mdxJsxAttribute' && each.name === attribute);
    const value = Object.hasOwn(given, attribute) ? given[attribute] : undefined;
    if (value !== undefined && !pattern.test(value)) {
      report(written?.position ?? node.position, {
        reason: `Unexpected value ${quote(value)} of \`${attribute}\`, expected ${words}`,
        note,
      });
    } else if (value === undefined && required && !written?.value) {
      report(node.position, {
        reason: `Missing attribute \`${attribute}\` of \`<${name}>\`, expected ${words}`,
        note,
      });
    }
  }
}
