import type { Article, ArticleDifference, ArticleEntry } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api } from '../api/client';
import { language } from '../i18n/setup';

export const pathOf = (id: string) => `/articles/${encodeURIComponent(id)}`;

/** The articles that one looks after. */
export const useOwnArticles = (filter: { state: string; overdue: boolean }) => {
  const asked = new URLSearchParams({ limit: '200', ...(filter.state ? { state: filter.state } : {}) });
  if (filter.overdue) asked.set('overdue', 'true');
  return useQuery({
    queryKey: ['articles', 'own', asked.toString()],
    queryFn: () => api<List<Article>>(`/editor/articles?${asked.toString()}`),
  });
};

export const useArticle = (id: string) =>
  useQuery({ queryKey: ['article', id], enabled: id !== '', queryFn: () => api<Article>(pathOf(id)) });

/** What is read out about a procedure, and what answers begin with. */
export const useArticlesOfProcedure = (code: string) =>
  useQuery({
    queryKey: ['articles', 'of', code],
    enabled: code !== '',
    queryFn: () => api<List<Article>>(`/articles?procedure=${encodeURIComponent(code)}`),
  });

export const useHistory = (id: string) =>
  useQuery({
    queryKey: ['article', id, 'history', language()],
    enabled: id !== '',
    queryFn: () => api<{ items: ArticleEntry[] }>(`${pathOf(id)}/history`),
  });

export const useDifferences = (id: string, from: number, to: number) =>
  useQuery({
    queryKey: ['article', id, 'differences', from, to],
    enabled: from > 0 && to > from,
    queryFn: () => api<{ items: ArticleDifference[] }>(`${pathOf(id)}/differences?from=${from}&to=${to}`),
  });
