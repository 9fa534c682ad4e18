import type { APIRoute, GetStaticPaths } from 'astro';
import type { Exported } from '../../archive/export/exporter.ts';
import { files } from '../archive.ts';

/** Every file that the exporters make, while serving; a build writes them beside the pages. */
export const getStaticPaths = (() =>
  (import.meta.env.DEV ? files : []).map((file) => ({
    params: { file: file.path },
    props: { file },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: Exported }> = ({ props }) => new Response(props.file.bytes());
