import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { pageRoutes } from '../../views/routes.ts';
import { manifestOf } from '../../views/sharing.ts';

export const getStaticPaths = pageRoutes;

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(`${JSON.stringify(manifestOf(props.locale), null, 2)}\n`);
