import { isOnSurface, SURFACES, type PageName, type Surface } from '../../domain/pages.js';

/** Which pages the server gives out; it writes it into the document. */
const said = document.documentElement.dataset['surface'];
const surface: Surface = SURFACES.find((each) => each === said) ?? 'both';

export const isShown = (page: PageName): boolean => isOnSurface(page, surface);
