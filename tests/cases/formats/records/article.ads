Query Results from the ADS Database


Retrieved 3 abstracts, starting with number 1.  Total number selected: 3.

%R 2003ABCD..536..571R
%T A long title that
   runs on
%A Roe, Jane A.; van Doe, John
%F AA(Somewhere), AB(Elsewhere)
%J The Journal of Things, Volume 536, Issue 2, pp. 571-583.
%D 06/2003
%L 583
%K Things: First, Things: Second
%Y DOI: 10.1000/xyz123; eprintid: arXiv:astro-ph/0301001
%B One paragraph.

Another one.

%R 1999PhDT.........1Y
%T A thesis
%A Yılmaz, Ömer
%D 00/1999
%I ABSTRACT: Electronic version

%R 2001BOOK..........E
%T Proceedings of things
%a Editor, Ed
%D 2001
