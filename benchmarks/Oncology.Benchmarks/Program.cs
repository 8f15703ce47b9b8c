using Oncology.Benchmarks;

return args switch
{
    ["verify"] => Verification.Run(),
    ["smoke"] => Verification.Run() + Smoke.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: verify | smoke");
    Console.Error.WriteLine("  verify  the generated data have the published checksums");
    Console.Error.WriteLine("  smoke   verify, then CPU time per row and its growth with n, in under 20 seconds");
    return 2;
}
