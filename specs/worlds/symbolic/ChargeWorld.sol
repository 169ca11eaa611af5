// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {vm} from "./Cheats.sol";
import {NotedFlat, NotedOcean, NotedProceeds} from "./ChargeMarket.sol";
import {TreasuryWorld} from "./TreasuryWorld.sol";

/// The treasury beside a market that keeps in mind what a charge paid, bought and sent.
abstract contract ChargeWorld is TreasuryWorld {
    function setUp() public virtual override {
        super.setUp();
        vm.etch(flat, address(new NotedFlat(flatPool, weth, address(core))).code);
        vm.etch(weth, address(new NotedProceeds(address(core))).code);
        vm.etch(ocean, address(new NotedOcean(flat, weth)).code);
    }

    /// What FLAT sells for any purchase, in FLAT.
    function flatSold() internal view returns (uint256) {
        return uint256(_load(flat, bytes32(uint256(2))));
    }

    /// What the sale left the treasury, in FLAT.
    function flatLeft() internal view returns (uint256) {
        return uint256(_load(flat, bytes32(uint256(3))));
    }

    /// What was last redeemed, in FLAT.
    function flatRedeemed() internal view returns (uint256) {
        return NotedFlat(flat).redeemed();
    }

    /// What was paid for the last purchase of FLAT, in wei.
    function paidForFlat() internal view returns (uint256) {
        return NotedFlat(flat).paid();
    }

    /// What was last wrapped, in wei.
    function wrapped() internal view returns (uint256) {
        return NotedProceeds(weth).wrapped();
    }

    /// FLAT that Ocean had been sent when it was told to compound; zero when it was not.
    function oceanFlat() internal view returns (uint256) {
        return NotedOcean(ocean).flatSide();
    }

    /// The same of WETH, in wei.
    function oceanWeth() internal view returns (uint256) {
        return NotedOcean(ocean).wethSide();
    }

    /// A plan that only charges.
    function _huntingGround() internal view override returns (bool) {
        return both(super._huntingGround(), both(planned(0) == 0, planned(3) == 0));
    }

    /// A pulse that charges with two ether and earns a tenth of one, for twins.
    function charges() internal view returns (bool) {
        bool plan = both(both(planned(0) == 0, planned(1) == 2 ether), both(planned(2) == 0, planned(3) == 0));
        bool pool = both(uint256(_load(twap, bytes32(uint256(1)))) == 6e14, uint256(_load(twap, bytes32(uint256(3)))) == 6e14);
        bool desk = both(uint256(_load(flat, bytes32(0))) == 1e18, uint256(_load(flat, bytes32(uint256(1)))) == 2000e18);
        bool earned = both(etherAfterCharge() == 100.1 ether, flatSold() == 100e18);
        return both(both(plan, both(planned(4) == 1800, planned(6) == 50)), both(both(pool, desk), both(earned, _held())));
    }

    function _held() private view returns (bool) {
        bool running = both(core.epochLimit() == 2 ether, both(core.epochSpent() == 0, core.epochStart() == block.timestamp));
        return both(running, both(address(core).balance == 100 ether, rise.balanceOf(address(core)) == 0));
    }
}
