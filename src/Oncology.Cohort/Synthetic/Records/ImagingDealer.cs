namespace Oncology.Cohort;

/// <summary>Imaging at inclusion: every patient has FDG-PET/CT, whole-body MRI, or CT with bone scan.</summary>
internal static class ImagingDealer
{
    public static void Image(SyntheticPatient[] rows, RecordDealer deal)
    {
        deal.Margin(rows, "img_pet");
        foreach (string column in (string[])["img_wbmri", "img_ct", "img_bone_scan", "img_bone_mri", "img_liver_mri"])
        {
            RecordDealer.All(rows, column, "no");
        }

        deal.Give(rows, "img_wbmri", "yes", deal.Count("img_wbmri", rows));
        SyntheticPatient[] conventional = [.. rows.Where(p => p["img_pet"] == "no" && p["img_wbmri"] == "no")];
        RecordDealer.All(conventional, "img_ct", "yes");
        RecordDealer.All(conventional, "img_bone_scan", "yes");
        SyntheticPatient[] others = [.. rows.Except(conventional)];
        deal.Give(others, "img_ct", "yes", Math.Max(0, deal.Count("img_ct", rows) - conventional.Length));
        deal.Give(others, "img_bone_scan", "yes", Math.Max(0, deal.Count("img_bone_scan", rows) - conventional.Length));
        deal.Give(rows, "img_bone_mri", "yes", deal.Count("img_bone_mri", rows));
        SyntheticPatient[] liver = [.. rows.Where(p => p.HasLiver)];
        int all = deal.Count("img_liver_mri", rows);
        int livers = Math.Min(liver.Length, all);
        deal.Give(liver, "img_liver_mri", "yes", livers);
        deal.Give(rows.Except(liver), "img_liver_mri", "yes", all - livers);
    }
}
