using System.Globalization;
using Oncology.Benchmarks;

return args switch
{
    ["verify"] => Verification.Run(),
    ["smoke"] => Verification.Run() + Smoke.Run(),
    ["full", string folder] => Verification.Run() + Full.Run(folder, 1_000_000, null),
    ["full", string folder, string largest] => Full.Run(folder, Number(largest), null),
    ["full", string folder, string largest, string document] => Full.Run(folder, Number(largest), document),
    ["memory", string patients, string covariates, string kind] => Memory.Print(Number(patients), Number(covariates), (BenchmarkData.Kind)Number(kind)),
    ["import"] => ImportSpeed.Run(),
    _ => Usage(),
};

static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("usage: verify | smoke | import | full FOLDER [LARGEST [DOCUMENT]]");
    Console.Error.WriteLine("  verify  the generated data have the published checksums");
    Console.Error.WriteLine("  smoke   verify, then growth with n, ratios and allocations, in under 20 seconds");
    Console.Error.WriteLine("  full    every goal, against R where Rscript is there, up to LARGEST patients (1000000);");
    Console.Error.WriteLine("          a result file in FOLDER, and the table of DOCUMENT (docs/performance.md) where it is given");
    Console.Error.WriteLine("  import  import and rules on 100,000 patients with 40 columns, beside R's read.csv of the same file");
    return 2;
}
