/** The table of kinds. Adding a kind is a file in `kinds/` and a line here. */
export { agreement } from './kinds/agreement.ts';
export { article } from './kinds/article.ts';
export { centre } from './kinds/centre.ts';
export { country } from './kinds/country.ts';
export { event } from './kinds/event.ts';
export { indicator } from './kinds/indicator.ts';
export { organisation } from './kinds/organisation.ts';
export { person } from './kinds/person.ts';
export { system } from './kinds/system.ts';
export { topic } from './kinds/topic.ts';
