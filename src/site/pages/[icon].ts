import type { APIRoute, GetStaticPaths } from 'astro';
import { icons } from '../pictures/icons.ts';

/** The icons of the site, at its root, where browsers look for them. */
export const getStaticPaths = (() =>
  Object.entries(icons).map(([icon, make]) => ({ params: { icon }, props: { make } }))) satisfies GetStaticPaths;

type Make = (typeof icons)[string];

export const GET: APIRoute<{ make: Make }> = ({ props }) => new Response(new Uint8Array(props.make()));
