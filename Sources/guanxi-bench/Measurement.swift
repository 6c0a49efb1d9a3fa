import Foundation
import Glibc
import Synchronization

/// Clocks, memory and the JSON lines results are printed in.
enum Measurement {
  /// Seconds of wall time `body` took, and what it gave.
  static func timed<T>(_ body: () throws -> T) rethrows -> (seconds: Double, value: T) {
    let start = DispatchTime.now().uptimeNanoseconds
    let value = try body()
    return (Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9, value)
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// Resident memory of this process, in MB of 2²⁰ bytes.
  static var residentMB: Double {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
  }

  /// The highest it ever was.
  static var peakMB: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }

  /// Processor time this process has taken so far, all threads together, in seconds.
  static var processorSeconds: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  /// A figure that was reported.
  struct Figure: Sendable {
    let query: String
    let scale: Int
    let metric: String
    let value: Double
    let path: String
  }

  private static let reported = Mutex<[Figure]>([])

  /// All figures so far, in order.
  static var figures: [Figure] { reported.withLock { $0 } }

  /// One line: engine, query, scale, metric, value, path.
  static func report(
    _ query: String, scale: Int, _ metric: String, _ value: Double, path: String = "native"
  ) {
    reported.withLock {
      $0.append(Figure(query: query, scale: scale, metric: metric, value: value, path: path))
    }
    let rounded = (value * 1e6).rounded() / 1e6
    let text =
      rounded == rounded.rounded() && abs(rounded) < 1e15
      ? String(Int64(rounded)) : String(rounded)
    print(
      "{\"engine\": \"guanxi\", \"query\": \"\(query)\", \"scale\": \(scale), "
        + "\"metric\": \"\(metric)\", \"value\": \(text), \"path\": \"\(path)\"}"
    )
  }
}
