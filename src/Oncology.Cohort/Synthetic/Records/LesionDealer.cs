namespace Oncology.Cohort;

/// <summary>Lesions of an arm: organ, place, size.</summary>
internal static class LesionDealer
{
    private static readonly string[] Bones = ["T8", "L3", "sternum", "right iliac wing", "sacrum", "T11"];
    private static readonly string[] Segments = ["segment VII", "segment IV", "segment II", "segment VI", "segment V", "segment VIII"];
    private static readonly string[] Lobes = ["right upper lobe", "left lower lobe", "middle lobe", "left upper lobe", "right lower lobe"];
    private static readonly string[] Stations = ["4R", "7", "10L", "2R", "5", "11R"];

    public static void Spread(SyntheticPatient[] rows, RecordDealer deal)
    {
        new LesionComposition(rows, deal).Solve();
        deal.Margin(rows, "size");
        foreach (SyntheticPatient p in rows)
        {
            int largest = p["size"] switch { "<3" => 8 + deal.Below(21), "3-5" => 30 + deal.Below(21), ">5" => 52 + deal.Below(30), _ => 0 };
            int turn = deal.Below(5);
            for (int i = 0; i < p.Lesions.Count; i++)
            {
                bool node = p.Lesions[i] == "node";
                string[] places = PlacesOf(p.Lesions[i]);
                string place = places.Length == 0 ? "" : places[(turn + i) % places.Length];
                p.Lesion(i, p.Lesions[i], place, node ? "mediastinal" : "", node ? Stations[i % Stations.Length] : "", largest == 0 ? 0 : i == 0 ? largest : Math.Max(6, largest - (4 * i)));
            }

            p["n_organs"] = SyntheticPatient.Whole(p.Lesions.Distinct().Count());
        }
    }

    /// <summary>Places of lesions in an organ, none where the organ says it.</summary>
    public static string[] PlacesOf(string organ) => organ switch { "bone" => Bones, "liver" => Segments, "lung" => Lobes, _ => [] };
}
