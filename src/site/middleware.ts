import { defineMiddleware } from 'astro:middleware';
import { inlineOf, policyFor, withPolicy } from './build/content-policy.ts';

/** Gives each page of a build its policy as it is rendered: a page that is used again has it already. */
export const onRequest = defineMiddleware(async ({ url }, next) => {
  const response = await next();
  if (import.meta.env.DEV || !response.headers.get('content-type')?.startsWith('text/html')) return response;
  const html = await response.text();
  return new Response(withPolicy(html, policyFor(inlineOf(html, url.pathname)), url.pathname), response);
});
