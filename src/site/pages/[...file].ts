import type { APIRoute, GetStaticPaths } from 'astro';
import { exportFiles } from '../../archive/export/export-files.ts';
import type { Exported } from '../../archive/export/exporter.ts';
import { site } from '../archive.ts';

/** Every file that the exporters make. */
export const getStaticPaths = (() =>
  exportFiles(site.archive, site.settings).map((file) => ({
    params: { file: file.path },
    props: { file },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: Exported }> = ({ props }) => new Response(props.file.bytes());
