import type { APIRoute, GetStaticPaths } from 'astro';
import { site } from '../../archive.ts';
import { drawnCards } from '../../pictures/drawn-cards.ts';
import { cards, type Card } from '../../views/sharing.ts';

const all = cards(site);
const drawn = drawnCards(all);

/** The card of every page that has one. */
export const getStaticPaths = (() =>
  all.map((card) => ({
    params: { card: card.path.replace(/\.html$/u, '') },
    props: { card },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ card: Card }> = async ({ props }) => new Response(await drawn(props.card));
