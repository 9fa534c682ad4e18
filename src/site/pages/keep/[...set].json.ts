import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { keptSet } from '../../../archive/export/kept-set.ts';
import { site } from '../../archive.ts';
import { keptSetRoutes } from '../../views/routes.ts';

export const getStaticPaths = () => keptSetRoutes(site);

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props }) =>
  new Response(JSON.stringify(keptSet(site.archive, props.record)));
