using Oncology.Benchmarks;

return args switch
{
    ["verify"] => Verification.Run(),
    ["smoke"] => Verification.Run() + Smoke.Run(),
    ["import"] => ImportSpeed.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: verify | smoke | import");
    Console.Error.WriteLine("  verify  the generated data have the published checksums");
    Console.Error.WriteLine("  smoke   verify, then CPU time per row and its growth with n, in under 20 seconds");
    Console.Error.WriteLine("  import  import and rules on 100,000 patients with 40 columns, beside R's read.csv of the same file");
    return 2;
}
