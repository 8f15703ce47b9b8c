using System.Globalization;
using Oncology.Benchmarks;

return args switch
{
    ["verify"] => Verification.Run(),
    ["smoke"] => Verification.Run() + Smoke.Run(),
    ["full", .. string[] others] when FullArguments.Read(others) is FullArguments full => Verification.Run() + Full.Run(full),
    ["memory", string patients, string covariates, string kind] => Memory.Print(Number(patients), Number(covariates), (BenchmarkData.Kind)Number(kind)),
    ["import"] => ImportSpeed.Run(),
    ["fisher"] => FisherSpeed.Run(),
    ["import", "--document", string document] => ImportSpeed.Run(document),
    _ => Usage(),
};

static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("usage: verify | smoke | import [--document FILE] | fisher | full [GOALS] [--out FOLDER] [--document FILE] [--largest N]");
    Console.Error.WriteLine("  verify  the generated data have the published checksums");
    Console.Error.WriteLine("  smoke   verify, then growth with n, ratios and allocations, in under 20 seconds");
    Console.Error.WriteLine("  full    every goal, or those named (G5 G7), against R where Rscript is there, up to N patients (1000000); a result file in");
    Console.Error.WriteLine("          FOLDER (out/benchmarks), and the rows of these goals in the table of FILE (docs/performance.md) where it is given");
    Console.Error.WriteLine("  import  import and rules on 100,000 patients with 40 columns, beside R's read.csv of the same file");
    Console.Error.WriteLine("  fisher  Fisher's exact test of 5 x 4 tables of 200 patients");
    return 2;
}
