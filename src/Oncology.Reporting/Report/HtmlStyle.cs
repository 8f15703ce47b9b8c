namespace Oncology.Reporting;

/// <summary>The style sheet of the report: for screens and for A4 paper.</summary>
internal static class HtmlStyle
{
    public const string Sheet = """
        :root { color-scheme: light; }
        body { font: 11pt/1.45 "Liberation Sans", Arial, Helvetica, sans-serif; color: #111; background: #fff; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.7em; line-height: 1.2; margin: 0 0 .6em; }
        h2 { font-size: 1.25em; margin: 2em 0 .6em; border-bottom: 1px solid #888; padding-bottom: .15em; }
        nav h2 { font-size: 1.05em; border: 0; margin-top: 1.2em; }
        nav ol, nav ul { padding-left: 1.4em; margin: .2em 0; }
        nav .appendices { list-style: none; }
        nav .appendices ul { list-style: disc; }
        a { color: #0b4f8a; }
        .skip { position: absolute; left: -100rem; }
        .skip:focus { position: static; }
        a:focus-visible, .wide:focus-visible { outline: 2px solid #0b4f8a; outline-offset: 2px; }
        .synthetic { border: 1.5px solid #8a4b00; background: #fff6e8; padding: .5em .8em; font-weight: bold; }
        .item { margin: 1.6em 0 2.2em; }
        .wide { overflow-x: auto; }
        .note { font-size: .85em; color: #333; margin: .4em 0 0; }
        figure { margin: 0; }
        figure svg { max-width: 100%; height: auto; }
        figcaption { font-weight: bold; font-size: .92em; margin-top: .5em; }
        table.result { border-collapse: collapse; font-size: .84em; font-variant-numeric: tabular-nums; border-top: 1.5px solid #111; border-bottom: 1.5px solid #111; }
        table.result caption { caption-side: top; text-align: left; font-weight: bold; font-size: 1.1em; padding-bottom: .4em; }
        table.result th, table.result td { padding: .18em .7em; vertical-align: top; text-align: right; font-weight: normal; }
        table.result thead th { border-bottom: 1px solid #111; font-weight: bold; vertical-align: bottom; }
        table.result th.text, table.result td.text { text-align: left; }
        table.result td.number { white-space: nowrap; }
        table.result td.text, table.result th.text { overflow-wrap: break-word; }
        [id="report.provenance"] caption, [id="report.provenance"] thead { display: none; }
        h3 { font-size: 1.05em; margin: 1.4em 0 .4em; }
        table.result tr.heading th, table.result tr.heading td { font-weight: bold; padding-top: .45em; }
        table.result th.indent1 { padding-left: 1.8em; }
        table.result th.indent2 { padding-left: 3em; }
        table.result tfoot td { border-top: 1px solid #111; text-align: left; font-size: .9em; color: #333; padding-top: .4em; }
        @page { size: A4; margin: 16mm; }
        @page landscape { size: A4 landscape; margin: 10mm 14mm; }
        @media print {
          body { font-size: 9.5pt; max-width: none; margin: 0; padding: 0; }
          nav { break-after: page; }
          nav > ol { columns: 2; column-gap: 2.5em; line-height: 1.35; }
          section:has(table.checklist) { break-before: page; }
          a { color: inherit; text-decoration: none; }
          h2, caption, .opening { break-after: avoid; }
          .item, figure, tr { break-inside: avoid; }
          figure svg { max-height: 235mm; }
          .wide { overflow: visible; }
          table.result { font-size: 7.6pt; }
          table.result th, table.result td { padding: .12em .4em; }
          thead { display: table-header-group; }
          tfoot { display: table-row-group; }
          .landscape { page: landscape; }
          section > .landscape:first-child { break-before: page; }
          .skip { display: none; }
          .landscape h2 { margin: 0 0 .3em; }
          .landscape.item { margin-top: 0; }
          .landscape table.result { font-size: 7.2pt; line-height: 1.25; }
          .landscape table.result th, .landscape table.result td { padding: .06em .4em; }
          .landscape table.result th.indent1 { padding-left: 1.4em; }
          .landscape table.result th.indent2 { padding-left: 2.4em; }
          .landscape figure svg { width: 100%; max-height: 150mm; }
        }

        """;
}
